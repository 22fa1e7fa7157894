using System.Net.Http.Headers;
using Darkslide.Client.Looking;
using Darkslide.Client.Owning;
using Darkslide.Client.Pictures;
using Darkslide.Client.Saving;
using Darkslide.Client.Sending;
using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>
/// View-only is mathematics: a link's holder who has all of the server's files besides opens nothing of originals that wait for approval, nor
/// of picks that they may not see; and the server gives them none of it, whatever they ask.
/// </summary>
public sealed class ViewOnlyIsMathematicsTests
{
    private const int Numbers = 40;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_approval_every_key_of_a_link_and_every_stored_byte_open_nothing_of_an_original_and_after_it_they_do()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(40, 90, 150);
        using var network = new LinkRecorder();
        SentShare share = await SendAsync(round, network, pictures, picksShared: false);
        using DarkslideClient client = Round.Client();
        StoredBlobs stored = StoredBlobs.Read(round.Server.DataFolder);
        using Vault before = stored.Vault(share.Manage);
        Original[] originals = [.. before.Pictures.Select(picture => Original.Of(stored, picture))];

        // They are there, sealed: it is the keys that are missing.
        Assert.Equal(3, originals.Length);
        using (HolderKeys anna = HolderKeys.Of(stored, network.Added, share.Links[0].Url))
        {
            AssertOpensOnlyWhatItShows(stored, anna, originals);
            Assert.True(anna.Manifest.OriginalsAfterApproval);
            Assert.All(await AskForEverythingAsync(round, share.Links[0].Url), answer => Assert.DoesNotContain(originals, original => original.IsIn(answer)));
        }

        await client.ApproveAsync(share.Manage, LinkChoice.For("Anna"), Cancel);

        stored = StoredBlobs.Read(round.Server.DataFolder);
        using (HolderKeys anna = HolderKeys.Of(stored, network.Added, share.Links[0].Url))
        {
            Assert.All(originals, original => Assert.Equal(1, anna.Opens(stored, BlobKind.Original, original.Id, original.Length)));
        }

        using (HolderKeys ben = HolderKeys.Of(stored, network.Added, share.Links[1].Url))
        {
            AssertOpensOnlyWhatItShows(stored, ben, originals);
            Assert.All(await AskForEverythingAsync(round, share.Links[1].Url), answer => Assert.DoesNotContain(originals, original => original.IsIn(answer)));
        }

        using Opening opening = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel);
        await Round.RequireSameAsync(pictures, await opening.SaveAsync(OutputFolder.Open(round.Out), cancellationToken: Cancel));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_key_of_a_link_and_every_stored_byte_open_only_picks_that_its_holder_may_see(bool shared)
    {
        await using Round round = await Round.StartAsync();
        using var network = new LinkRecorder();
        SentShare share = await SendAsync(round, network, await round.PicturesAsync(40), shared);
        using DarkslideClient client = Round.Client();
        foreach (SentLink link in share.Links)
        {
            using Opening opening = await client.OpenAsync(link.Url, cancellationToken: Cancel);
            await opening.Picks!.SetAsync(opening.Pictures[0].Id!, rating: 3, remark: $"from {link.To}", cancellationToken: Cancel);
        }

        StoredBlobs stored = StoredBlobs.Read(round.Server.DataFolder);
        using Vault vault = stored.Vault(share.Manage);
        for (int reader = 0; reader < 2; reader++)
        {
            using HolderKeys holder = HolderKeys.Of(stored, network.Added, share.Links[reader].Url);
            Assert.True(holder.OpensPicks(stored, vault.Links[reader].Picks!.Id));
            Assert.Equal(shared, holder.OpensPicks(stored, vault.Links[1 - reader].Picks!.Id));
        }

        byte[] bens = stored.Sealed(vault.Links[1].Picks!.Key, AssociatedData.For(BlobKind.Picks, vault.Links[1].Picks!.Id.Span));
        Assert.Equal(shared, (await AskForEverythingAsync(round, share.Links[0].Url)).Any(answer => answer.AsSpan().SequenceEqual(bens)));
    }

    private static void AssertOpensOnlyWhatItShows(StoredBlobs stored, HolderKeys holder, Original[] originals)
    {
        Assert.Equal(Tier.View, holder.Manifest.Tier);
        foreach (Pack pack in holder.Manifest.Packs)
        {
            Assert.Equal(1, holder.Opens(stored, BlobKind.Pack, pack.Id, pack.Length));
        }

        foreach (ManifestPicture picture in holder.Manifest.Pictures)
        {
            Assert.Equal(1, holder.Opens(stored, BlobKind.Preview, picture.Preview.Id, picture.Preview.Length));
        }

        foreach (Original original in originals)
        {
            // Even told the id and the true length of an original, and whatever it is taken for.
            foreach (BlobKind kind in Enum.GetValues<BlobKind>())
            {
                Assert.Equal(0, holder.Opens(stored, kind, original.Id, original.Length));
            }

            Assert.All(holder.Ids, id => Assert.Equal(0, holder.Opens(stored, BlobKind.Original, id, original.Length)));
            Assert.False(holder.Reads(stored, original.Id.Span));
            Assert.False(holder.Reads(stored, original.Key));
        }
    }

    /// <summary>Every address that gives bytes away, with every capability that a link's holder has or can make up.</summary>
    internal static async Task<List<byte[]>> AskForEverythingAsync(Round round, string url)
    {
        using LinkSecret secret = LinkText.Read(new Uri(url).Fragment, LinkKind.Viewing);
        using ViewingKeys keys = ViewingKeys.Derive(secret);
        using ManageKeys asOwner = ManageKeys.Derive(secret);
        using var http = new HttpClient { BaseAddress = round.Server.Address };
        OpenRequest open = new() { Locator = keys.Locator.ToArray(), Access = keys.Access.Bytes.ToArray(), Opening = new byte[16] };
        using HttpResponseMessage opened = await http.PostAsync(
            Routes.Openings, new StringContent(System.Text.Json.JsonSerializer.Serialize(open, ProtocolJson.Default.OpenRequest), MediaTypeHeaderValue.Parse("application/json")), Cancel);
        OpenAnswer answer = System.Text.Json.JsonSerializer.Deserialize(await opened.Content.ReadAsStreamAsync(Cancel), ProtocolJson.Default.OpenAnswer)!;
        string[] capabilities = [Capability.ForTicket(answer.Ticket), Capability.ForOwner(asOwner.ShareId.Span, asOwner.OwnerToken.Bytes)];
        IEnumerable<string> addresses = Enumerable.Range(0, Numbers).SelectMany(number => (string[])
            [$"/api/blobs/{number}", $"/api/shares/blobs/{number}", $"/api/picks/{number}", $"/api/shares/picks/{number}"]);
        var answers = new List<byte[]>();
        foreach (string address in addresses.Append(Routes.Vault).Append(Routes.Picks))
        {
            foreach (string capability in capabilities)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.TryAddWithoutValidation("Authorization", capability);
                using HttpResponseMessage got = await http.SendAsync(request, Cancel);
                answers.Add(await got.Content.ReadAsByteArrayAsync(Cancel));
            }
        }

        return answers;
    }

    private static async Task<SentShare> SendAsync(Round round, LinkRecorder network, PictureSelection pictures, bool picksShared)
    {
        using DarkslideClient client = Round.Client(network);
        return await client.SendAsync(
            new SendRequest { Server = round.Server.Address, Pictures = pictures, To = ["Anna", "Ben"], Approve = true, Picks = true, PicksShared = picksShared },
            cancellationToken: Cancel);
    }

    /// <summary>An original as its owner knows it: what a holder would need, and what the server keeps of it.</summary>
    private sealed record Original(ReadOnlyMemory<byte> Id, byte[] Key, long Length, byte[] Sealed)
    {
        public static Original Of(StoredBlobs stored, ManifestPicture picture)
        {
            BlobReference original = picture.Original!;
            return new Original(original.Id, original.Key.Bytes.ToArray(), original.Length, stored.Sealed(original.Key, AssociatedData.For(BlobKind.Original, original.Id.Span)));
        }

        public bool IsIn(byte[] answer) => answer.AsSpan().IndexOf(Sealed) >= 0;
    }
}
