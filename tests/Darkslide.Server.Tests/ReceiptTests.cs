using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Start;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>What a server signs after the end: only what is so, and always the same.</summary>
public sealed class ReceiptTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_says_what_was_destroyed_over_the_whole_life_of_the_share_and_when()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 3, 1_000, link => link.Blobs = [0], link => link.Lifetime = 600);
        Assert.Equal(ProblemCodes.ShareNotEnded, await Refused(owner));
        await server.Pass(TimeSpan.FromMinutes(3));
        await Owner.Done(await owner.RevokeLink(0));
        Assert.Equal(ProblemCodes.ShareNotEnded, await Refused(owner));
        await owner.Links[1].Open();
        // Shortly before the end a picture was replaced: what lay there before counts as destroyed too.
        await owner.Upload(3, new byte[500]);
        await Owner.Done(await owner.Send("POST", Routes.RelistLink, new RelistLinkRequest { Number = 1, Tier = "full", Blobs = [0, 3] }, ProtocolJson.Default.RelistLinkRequest));
        await server.Pass(TimeSpan.FromMinutes(7));
        await Wait.Until(async () => await Refused(owner) is null, "There never is a receipt.");

        Receipt receipt = await Receipt(owner, await Key(server));
        Assert.Equal(ReceiptSigning.ShareHash(owner.ShareId), receipt.Share);
        Assert.Equal((Start, Start.AddMinutes(10), Start.AddMinutes(10)), (receipt.Created, receipt.Ended, receipt.Destroyed));
        Assert.Equal(
            [(0, "revoked", Start.AddMinutes(3)), (1, "expired", Start.AddMinutes(10))], receipt.Links.Select(link => (link.Number, link.Reason, link.Ended)));
        Assert.Equal((2, 4, 3_500L), (receipt.KeyHalves, receipt.Blobs.Count, receipt.Blobs.Bytes));
        StatusAnswer status = await owner.Status();
        Assert.Equal(status.Events.Count, receipt.Events.Count);
        Assert.Equal(
            status.Events.Aggregate(EventChain.Start, (head, each) => EventChain.Next(head, each.Link, each.Time.ToUnixTimeSeconds() / 60, each.Kind)), receipt.Events.Head);

        byte[] key = await Key(server);
        await server.Restart();
        await server.Pass(TimeSpan.FromDays(1));
        Receipt later = await Receipt(owner, key);
        Assert.Equal((receipt.Destroyed, receipt.Blobs.Bytes, receipt.Events.Count), (later.Destroyed, later.Blobs.Bytes, later.Events.Count));
        Assert.Equal(receipt.Made.AddDays(1), later.Made);
    }

    [Fact]
    public async Task As_long_as_the_store_keeps_one_blob_there_is_none()
    {
        const bool Refuses = true;
        FaultyStore? faulty = null;
        await using TestServer server = await TestServer.Start(null, null, store => faulty = new FaultyStore(store) { FailDelete = Refuses });
        Owner owner = await Owner.Publish(server, 2, 100);
        await Owner.Done(await owner.RevokeShare());
        Assert.Equal(ProblemCodes.NotDestroyed, await Refused(owner));
        await server.Restart();
        Assert.Equal(ProblemCodes.NotDestroyed, await Refused(owner));
        faulty!.FailDelete = false;
        await Wait.Until(
            async () =>
            {
                await server.Pass(TimeSpan.FromMinutes(1));
                return await Refused(owner) is null;
            },
            "The receipt never comes.");
        Receipt receipt = await Receipt(owner, await Key(server));
        Assert.Equal(Start, receipt.Ended);
        Assert.True(receipt.Destroyed > Start, $"Destroyed at {receipt.Destroyed}, while the store refused.");
        Assert.Equal((2, 200L), (receipt.Blobs.Count, receipt.Blobs.Bytes));
    }

    [Fact]
    public async Task What_arrives_as_the_share_ends_must_be_gone_too()
    {
        FaultyStore? faulty = null;
        await using TestServer server = await TestServer.Start(null, null, store => faulty = new FaultyStore(store));
        Owner owner = await Owner.Publish(server, 1, 100);
        byte[] late = RandomNumberGenerator.GetBytes(1_000);
        string address = (await Owner.Done(await owner.Begin(5, late.Length))).Headers.Location!.ToString();
        faulty!.BeforeWriting = async () =>
        {
            await Owner.Done(await owner.RevokeShare());
            await Wait.Until(async () => await Refused(owner) is null, "There never is a receipt.");
            faulty.FailDelete = true;
        };
        Assert.Equal(ProblemCodes.NoSuchUpload, await TestLink.Code(await owner.Patch(address, 0, Owner.Part(late))));
        Assert.NotEmpty(RawFiles.Holding(server.Folder, late));
        Assert.Equal(ProblemCodes.NotDestroyed, await Refused(owner));
        await server.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(ProblemCodes.NotDestroyed, await Refused(owner));
        faulty.FailDelete = false;
        await Wait.Until(
            async () =>
            {
                await server.Pass(TimeSpan.FromMinutes(1));
                return await Refused(owner) is null;
            },
            "The receipt never comes.");
        Assert.Empty(RawFiles.Holding(server.Folder, late));
        Assert.True((await Receipt(owner, await Key(server))).Destroyed > Start, "What came late counts as destroyed before it was.");
    }

    [Fact]
    public async Task A_share_whose_pictures_all_went_before_its_end_has_one_and_a_forgotten_one_has_none()
    {
        await using TestServer server = await TestServer.Start();
        Owner owner = await Owner.Publish(server, 2, 100, link => link.UntilEachDownloaded = true);
        OpenAnswer opening = (await owner.Links[0].Open())!;
        await Owner.Done(await owner.Links[0].Deliver(opening.Ticket, 1));
        await Owner.Done(await owner.Links[0].Finish(opening.Ticket));
        Receipt receipt = await Receipt(owner, await Key(server));
        Assert.Equal(("downloaded", 2, 200L), (receipt.Links[0].Reason, receipt.Blobs.Count, receipt.Blobs.Bytes));
        await server.Pass(TimeSpan.FromDays(31));
        await Wait.Until(async () => await Refused(owner) == ProblemCodes.NotOwner, "It is never forgotten.");
    }

    [Fact]
    public async Task The_key_is_a_file_of_the_servers_alone_and_another_one_is_never_taken_for_it()
    {
        await using TestServer server = await TestServer.Start();
        string path = Path.Combine(server.Folder, "receipt.key");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        byte[] first = await Key(server);
        await server.Restart();
        Assert.Equal(first, await Key(server));
        Owner owner = await Owner.Publish(server, 1, 100);
        await Owner.Done(await owner.RevokeShare());
        File.Delete(path);
        await server.Restart();
        byte[] second = await Key(server);
        Assert.NotEqual(first, second);
        ReceiptAnswer answer = await Answer(owner);
        Assert.Equal(second, answer.Key);
        Assert.False(ReceiptSigning.IsSigned(Encoding.UTF8.GetBytes(answer.Receipt), answer.Signature, first));
        await server.Stop();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        foreach (byte[] wrong in (byte[][])[[], new byte[100], other.ExportPkcs8PrivateKey()])
        {
            await File.WriteAllBytesAsync(path, wrong);
            StartException refused = await Assert.ThrowsAsync<StartException>(() => TestServer.Start(null, server.Folder));
            Assert.Contains("receipt.key", refused.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<Receipt> Receipt(Owner owner, byte[] key)
    {
        ReceiptAnswer answer = await Answer(owner);
        Assert.True(ReceiptSigning.IsSigned(Encoding.UTF8.GetBytes(answer.Receipt), answer.Signature, key));
        return JsonSerializer.Deserialize(answer.Receipt, ProtocolJson.Default.Receipt)!;
    }

    private static async Task<ReceiptAnswer> Answer(Owner owner)
        => (await (await Owner.Done(await owner.Get(Routes.ShareReceipt))).Content.ReadFromJsonAsync(ProtocolJson.Default.ReceiptAnswer))!;

    private static async Task<byte[]> Key(TestServer server)
        => (await server.Http.GetFromJsonAsync(Routes.Server, ProtocolJson.Default.ServerAnswer))!.ReceiptKey;

    /// <summary>The code of the refusal, or null.</summary>
    private static async Task<string?> Refused(Owner owner)
    {
        using HttpResponseMessage answer = await owner.Get(Routes.ShareReceipt);
        return answer.StatusCode == HttpStatusCode.OK ? null : await TestLink.Code(answer);
    }
}
