using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>A link bound to N devices opens on N devices: not on one more, whatever is sent, replayed or forged.</summary>
public sealed class DeviceTests
{
    [Fact]
    public async Task The_first_devices_get_in_again_and_again_and_the_next_one_never()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink link) = await Bound(server, 2);
        using TestDevice first = new(server), second = new(server), third = new(server);
        Assert.Equal(2, (await link.Describe()).Devices!.Limit);
        Assert.Null(await first.Refusal(link));
        Assert.Null(await first.Refusal(link));
        Assert.Null(await second.Refusal(link));
        Assert.Equal(ProblemCodes.OtherDevice, await third.Refusal(link));
        Assert.Null(await first.Refusal(link));
        Assert.Equal(ProblemCodes.OtherDevice, await third.Refusal(link));
        await server.Restart();
        Assert.Equal(ProblemCodes.OtherDevice, await third.Refusal(link));
        Assert.Null(await second.Refusal(link));
        LinkStatus status = (await owner.Status()).Links[0];
        Assert.Equal(5, status.Openings);
        Assert.Equal([(1, server.Clock.GetUtcNow()), (2, server.Clock.GetUtcNow())], status.Devices!.Used.Select(device => (device.Number, device.Seen)));
        // Not once for each try: a forwarded link that is tried a thousand times must not push out the other events.
        Assert.Equal(1, (await owner.Status()).Events.Count(happened => happened.Kind == "other-device"));
    }

    [Fact]
    public async Task Of_200_devices_at_once_exactly_as_many_get_in_as_are_allowed()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink link) = await Bound(server, 7);
        TestDevice[] devices = [.. Enumerable.Range(0, 200).Select(_ => new TestDevice(server))];
        string?[] refusals = await Task.WhenAll(devices.Select(device => Task.Run(() => device.Refusal(link))));
        Assert.Equal(7, refusals.Count(refusal => refusal is null));
        Assert.Equal(193, refusals.Count(refusal => refusal == ProblemCodes.OtherDevice));
        LinkStatus status = (await owner.Status()).Links[0];
        Assert.Equal(7, status.Openings);
        Assert.Equal(Enumerable.Range(1, 7), status.Devices!.Used.Select(device => device.Number));
        string?[] again = await Task.WhenAll(devices.Select(device => device.Refusal(link)));
        Assert.Equal(refusals, again);
        Array.ForEach(devices, device => device.Dispose());
    }

    [Fact]
    public async Task One_device_that_asks_200_times_at_once_takes_one_place()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink link) = await Bound(server, 2);
        using TestDevice device = new(server);
        string?[] refusals = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => device.Refusal(link)));
        Assert.All(refusals, Assert.Null);
        Assert.Single((await owner.Status()).Links[0].Devices!.Used);
    }

    [Fact]
    public async Task A_challenge_can_be_signed_for_two_minutes_and_not_at_their_end()
    {
        await using TestServer server = await TestServer.Start();
        (Owner _, TestLink link) = await Bound(server, 1);
        using TestDevice device = new(server);
        byte[] challenge = await device.Challenge(link.Locator);
        server.Clock.Advance(TimeSpan.FromSeconds(120) - TimeSpan.FromMilliseconds(1));
        Assert.Null(await device.Refusal(link, challenge: challenge));
        server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(ProblemCodes.OldChallenge, await device.Refusal(link, challenge: challenge));
        // After a restart the server knows its own.
        byte[] another = await device.Challenge(link.Locator);
        await server.Restart();
        Assert.Null(await device.Refusal(link, challenge: another));
    }

    [Fact]
    public async Task What_was_signed_opens_nothing_but_its_own_opening_of_its_own_link()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink link) = await Bound(server, 1);
        TestLink other = await owner.AddLink(how => how.Devices = 1);
        using TestDevice device = new(server);
        byte[] opening = TestLink.NewOpening();
        byte[] challenge = await device.Challenge(link.Locator);
        DeviceProof proof = device.Proof(link.Locator, opening, challenge);
        OpenAnswer first = (await Answer(await link.TryOpen(TestDevice.Request(link, opening, proof))))!;

        // Word for word again it is the same opening, and nothing is counted.
        Assert.Equal(first.Ticket, (await Answer(await link.TryOpen(TestDevice.Request(link, opening, proof))))!.Ticket);
        Assert.Equal(1, (await owner.Status()).Links[0].Openings);
        Assert.Equal(ProblemCodes.WrongSignature, await TestLink.Code(await link.TryOpen(TestDevice.Request(link, TestLink.NewOpening(), proof))));
        Assert.Equal(ProblemCodes.OldChallenge, await TestLink.Code(await other.TryOpen(TestDevice.Request(other, opening, proof))));
        byte[] others = await device.Challenge(other.Locator);
        var relabelled = new DeviceProof { Key = proof.Key, Challenge = others, Signature = device.Sign(link.Locator, opening, others) };
        Assert.Equal(ProblemCodes.WrongSignature, await TestLink.Code(await other.TryOpen(TestDevice.Request(other, opening, relabelled))));
    }

    [Fact]
    public async Task Forged_proofs_and_none_are_refused_and_take_no_place()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink link) = await Bound(server, 1);
        using TestDevice device = new(server), thief = new(server);
        Assert.Null(await device.Refusal(link));
        byte[] opening = TestLink.NewOpening();
        byte[] challenge = await thief.Challenge(link.Locator);
        DeviceProof own = thief.Proof(link.Locator, opening, challenge);
        byte[] offCurve = [.. device.PublicKey];
        offCurve[64] ^= 1;
        (DeviceProof? Proof, string Code)[] forged =
        [
            (null, ProblemCodes.DeviceNeeded),
            (Proof(device.PublicKey, challenge, own.Signature), ProblemCodes.WrongSignature),
            (Proof(own.Key, challenge, new byte[64]), ProblemCodes.WrongSignature),
            (Proof(offCurve, challenge, own.Signature), ProblemCodes.WrongSignature),
            (Proof([4, .. new byte[64]], challenge, own.Signature), ProblemCodes.WrongSignature),
            (Proof([2, .. own.Key[1..]], challenge, own.Signature), ProblemCodes.InvalidRequest),
            (thief.Proof(link.Locator, opening, RandomNumberGenerator.GetBytes(32)), ProblemCodes.OldChallenge),
            (thief.Proof(link.Locator, opening, new byte[32]), ProblemCodes.OldChallenge),
            (Proof(own.Key[1..], challenge, own.Signature), ProblemCodes.InvalidRequest),
            (Proof(own.Key, challenge[1..], own.Signature), ProblemCodes.InvalidRequest),
            (Proof(own.Key, challenge, [.. own.Signature, 0]), ProblemCodes.InvalidRequest),
            (own, ProblemCodes.OtherDevice),
        ];
        foreach ((DeviceProof? proof, string code) in forged)
        {
            Assert.Equal(code, await TestLink.Code(await link.TryOpen(TestDevice.Request(link, opening, proof))));
        }

        LinkStatus status = (await owner.Status()).Links[0];
        Assert.Equal((1, 1), (status.Openings, status.Devices!.Used.Count));
        Assert.Null(await device.Refusal(link));
    }

    [Fact]
    public async Task Whoever_lacks_the_proof_of_the_link_learns_nothing_of_devices_and_takes_no_place()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink link) = await Bound(server, 1);
        using TestDevice device = new(server);
        byte[] opening = TestLink.NewOpening();
        DeviceProof proof = device.Proof(link.Locator, opening, await device.Challenge(link.Locator));
        var wrong = new OpenRequest { Locator = link.Locator, Access = RandomNumberGenerator.GetBytes(32), Opening = opening, Device = proof };
        Assert.Equal(ProblemCodes.WrongPassword, await TestLink.Code(await link.TryOpen(wrong)));
        Assert.Empty((await owner.Status()).Links[0].Devices!.Used);
        // A challenge tells nothing either: there is one for any locator.
        Assert.Equal(32, (await device.Challenge(RandomNumberGenerator.GetBytes(16))).Length);
        Assert.Equal(ProblemCodes.LinkUnavailable, await device.Refusal(new TestLink(() => server.Http)));
    }

    [Fact]
    public async Task A_refused_device_uses_up_no_view_and_an_opening_that_has_none_left_takes_no_place()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink link) = await Bound(server, 2, how => how.Views = 1);
        using TestDevice first = new(server), second = new(server);
        byte[] opening = TestLink.NewOpening();
        OpenAnswer open = (await Answer(await first.TryOpen(link, opening)))!;
        Assert.Equal(ProblemCodes.LinkUnavailable, await second.Refusal(link));
        Assert.Single((await owner.Status()).Links[0].Devices!.Used);
        // A reload within the lease is the same device's alone: who knows the opening's id besides is still another device.
        await Owner.Done(await owner.Send("POST", Routes.FreeDevice, new FreeDeviceRequest { Number = 0, Device = 1 }, ProtocolJson.Default.FreeDeviceRequest));
        Assert.Equal(open.Ticket, (await Answer(await second.TryOpen(link, opening)))!.Ticket);
        Assert.Equal(ProblemCodes.DeviceNeeded, await TestLink.Code(await link.TryOpen(opening)));
    }

    [Fact]
    public async Task A_freed_place_is_the_next_ones_and_the_freed_device_is_another_then()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink link) = await Bound(server, 1);
        using TestDevice first = new(server), second = new(server);
        Assert.Null(await first.Refusal(link));
        Assert.NotEmpty(RawFiles.Holding(server.Folder, first.PublicKey));
        Assert.Equal(HttpStatusCode.NoContent, (await Free(owner, 1)).StatusCode);
        Assert.Empty(RawFiles.Holding(server.Folder, first.PublicKey[1..33]));
        // After a lost answer it is said again, and takes nobody else's place.
        Assert.Equal(HttpStatusCode.NoContent, (await Free(owner, 1)).StatusCode);
        Assert.Null(await second.Refusal(link));
        Assert.Equal(ProblemCodes.OtherDevice, await first.Refusal(link));
        Assert.Equal(1, (await owner.Status()).Events.Count(happened => happened.Kind == "device-freed"));
        Assert.Equal(ProblemCodes.InvalidRequest, await TestLink.Code(await Free(owner, 0)));
    }

    [Fact]
    public async Task An_owner_allows_one_more_and_saying_it_twice_allows_no_two()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink link) = await Bound(server, 1);
        TestLink unbound = await owner.AddLink();
        using TestDevice first = new(server), second = new(server), third = new(server);
        Assert.Null(await first.Refusal(link));
        Assert.Equal(ProblemCodes.OtherDevice, await second.Refusal(link));
        Assert.Equal(HttpStatusCode.NoContent, (await Allow(owner, 0, 2)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Allow(owner, 0, 2)).StatusCode);
        // Never fewer: another window of the owner's was faster.
        Assert.Equal(HttpStatusCode.NoContent, (await Allow(owner, 0, 1)).StatusCode);
        Assert.Null(await second.Refusal(link));
        Assert.Equal(ProblemCodes.OtherDevice, await third.Refusal(link));
        Assert.Equal(ProblemCodes.InvalidRequest, await TestLink.Code(await Allow(owner, 0, 21)));
        Assert.Equal(ProblemCodes.NotBound, await TestLink.Code(await Allow(owner, unbound.Number, 2)));
        Assert.Equal(ProblemCodes.NoSuchLink, await TestLink.Code(await Allow(owner, 9, 2)));
        Assert.Equal(ProblemCodes.NotOwner, await TestLink.Code(await Allow(new Owner(server), 0, 2)));
        await Owner.Done(await owner.RevokeLink(0));
        Assert.Equal(ProblemCodes.LinkEnded, await TestLink.Code(await Allow(owner, 0, 3)));
        Assert.Equal(ProblemCodes.LinkEnded, await TestLink.Code(await Free(owner, 1)));
    }

    [Fact]
    public async Task A_link_is_bound_to_1_to_20_devices()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink _) = await Bound(server, 20);
        foreach (int devices in new[] { 0, -1, 21 })
        {
            var link = new TestLink(() => server.Http) { Number = 5 };
            Assert.Equal(ProblemCodes.InvalidRequest, await TestLink.Code(await owner.SendLink(link, new AddLinkTo { Devices = devices, Blobs = [0] })));
        }
    }

    [Fact]
    public async Task After_the_end_no_file_has_a_devices_key()
    {
        await using TestServer server = await TestServer.Start();
        (Owner owner, TestLink link) = await Bound(server, 20);
        (Owner _, TestLink living) = await Bound(server, 20);
        TestDevice[] devices = [.. Enumerable.Range(0, 40).Select(_ => new TestDevice(server))];
        await Task.WhenAll(devices.Select((device, i) => device.Refusal(i < 20 ? link : living)));
        Assert.All(devices, device => Assert.NotEmpty(RawFiles.Holding(server.Folder, device.PublicKey)));
        await Owner.Done(await owner.RevokeLink(0));
        Assert.All(devices[..20], device => Assert.Empty(RawFiles.Holding(server.Folder, device.PublicKey[1..33])));
        Assert.All(devices[20..], device => Assert.NotEmpty(RawFiles.Holding(server.Folder, device.PublicKey)));
        Assert.Empty((await owner.Status()).Links[0].Devices!.Used);
        Assert.All(await Task.WhenAll(devices[20..].Select(device => device.Refusal(living))), Assert.Null);
        Array.ForEach(devices, device => device.Dispose());
    }

    [Fact]
    public async Task A_killed_server_forgets_no_device_and_gives_no_place_twice()
    {
        await using ServerProcess server = await ServerProcess.Start();
        var owner = new Owner(() => server.Http);
        await owner.Draft(1, 100);
        TestLink link = await owner.AddLink(how => how.Devices = 3);
        await Owner.Done(await owner.Publish());
        TestDevice[] devices = [.. Enumerable.Range(0, 12).Select(_ => new TestDevice(() => server.Http))];
        var letIn = new HashSet<TestDevice>();
        for (int round = 0; round < 4; round++)
        {
            Task<string?>[] tries = [.. devices.Skip(round * 3).Take(3).Select(device => device.Refusal(link))];
            await Task.WhenAny(tries);
            server.Kill();
            await Task.WhenAll(tries.Select(each => each.ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default)));
            letIn.UnionWith(devices.Skip(round * 3).Take(3).Where((_, i) => tries[i].IsCompletedSuccessfully && tries[i].Result is null));
            await server.StartAgain();
        }

        string?[] after = await Task.WhenAll(devices.Select(device => device.Refusal(link)));
        Assert.Equal(3, after.Count(refusal => refusal is null));
        // Whoever was answered before the server died is one of them.
        Assert.All(letIn, device => Assert.Null(after[Array.IndexOf(devices, device)]));
        Array.ForEach(devices, device => device.Dispose());
    }

    private static DeviceProof Proof(byte[] key, byte[] challenge, byte[] signature) => new() { Key = key, Challenge = challenge, Signature = signature };

    private static async Task<OpenAnswer?> Answer(HttpResponseMessage answer)
        => answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.OpenAnswer) : null;

    private static Task<HttpResponseMessage> Free(Owner owner, int device)
        => owner.Send("POST", Routes.FreeDevice, new FreeDeviceRequest { Number = 0, Device = device }, ProtocolJson.Default.FreeDeviceRequest);

    private static Task<HttpResponseMessage> Allow(Owner owner, int number, int limit)
        => owner.Send("POST", Routes.AllowDevices, new AllowDevicesRequest { Number = number, Limit = limit }, ProtocolJson.Default.AllowDevicesRequest);

    private static async Task<(Owner Owner, TestLink Link)> Bound(TestServer server, int devices, Action<AddLinkTo>? set = null)
    {
        Owner owner = await Owner.Publish(server, 1, 300, how =>
        {
            how.Devices = devices;
            set?.Invoke(how);
        });
        return (owner, owner.Links[0]);
    }
}
