using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;
using static Darkslide.Server.Tests.Support.PasskeyScene;

namespace Darkslide.Server.Tests;

/// <summary>A link that wants a passkey belongs to the first one that opens it: to no other, whatever is sent, replayed or forged.</summary>
public sealed class PasskeyTests
{
    [Theory]
    [InlineData(PasskeyKind.ES256)]
    [InlineData(PasskeyKind.Ed25519)]
    [InlineData(PasskeyKind.RS256)]
    public async Task The_first_passkey_gets_in_again_and_again_and_another_one_never(PasskeyKind kind)
    {
        await using TestServer server = await Named();
        (Owner owner, TestLink link) = await Wanting(server);
        using TestPasskey first = new(server, kind), second = new(server, kind);
        Assert.Equal(PasskeyWanted.Register, (await link.Describe()).Passkey!.Step);
        Assert.Null((await owner.Status()).Links[0].Passkey!.Registered);
        Assert.Null(await first.Refusal(link));
        Assert.Equal((PasskeyWanted.Needed, Convert.ToHexString(first.Credential)), ((await link.Describe()).Passkey!.Step, Convert.ToHexString((await link.Describe()).Passkey!.Credential!)));
        Assert.Null(await first.Refusal(link));
        Assert.Equal(ProblemCodes.OtherPasskey, await second.Refusal(link));
        Assert.Equal(ProblemCodes.OtherPasskey, await Registered(second, link));
        await server.Restart();
        Assert.Equal(ProblemCodes.OtherPasskey, await second.Refusal(link));
        Assert.Null(await first.Refusal(link));
        LinkStatus status = (await owner.Status()).Links[0];
        Assert.Equal((3, server.Clock.GetUtcNow()), (status.Openings, status.Passkey!.Registered));
        // Not once for each try: a forwarded link that is tried a thousand times must not push out the other events.
        Assert.Equal(1, (await owner.Status()).Events.Count(happened => happened.Kind == "other-passkey"));
        Assert.Equal(1, (await owner.Status()).Events.Count(happened => happened.Kind == "passkey-registered"));
    }

    [Fact]
    public async Task Of_200_passkeys_at_once_exactly_one_is_registered()
    {
        await using TestServer server = await Named();
        (Owner owner, TestLink link) = await Wanting(server);
        TestPasskey[] passkeys = [.. Enumerable.Range(0, 200).Select(_ => new TestPasskey(server))];
        string?[] refusals = await Task.WhenAll(passkeys.Select(passkey => Task.Run(() => Registered(passkey, link))));
        Assert.Equal(1, refusals.Count(refusal => refusal is null));
        Assert.Equal(199, refusals.Count(refusal => refusal == ProblemCodes.OtherPasskey));
        Assert.Equal(1, (await owner.Status()).Links[0].Openings);
        Assert.Equal(passkeys[Array.IndexOf(refusals, null)].Credential, (await link.Describe()).Passkey!.Credential);
        Array.ForEach(passkeys, passkey => passkey.Dispose());
    }

    [Fact]
    public async Task A_challenge_can_be_signed_for_two_minutes_and_not_at_their_end()
    {
        await using TestServer server = await Named();
        (Owner _, TestLink link) = await Wanting(server);
        using TestPasskey passkey = new(server);
        (byte[] early, byte[] late) = (TestLink.NewOpening(), TestLink.NewOpening());
        PasskeyProof registering = passkey.Register(await passkey.Challenge(link, early));
        server.Clock.Advance(TimeSpan.FromSeconds(120));
        Assert.Equal(ProblemCodes.OldChallenge, await TestPasskey.Refusal(link, early, registering));
        byte[] challenge = await passkey.Challenge(link, early);
        server.Clock.Advance(TimeSpan.FromSeconds(120) - TimeSpan.FromMilliseconds(1));
        Assert.Null(await TestPasskey.Refusal(link, early, passkey.Register(challenge)));
        challenge = await passkey.Challenge(link, late);
        server.Clock.Advance(TimeSpan.FromSeconds(120) - TimeSpan.FromMilliseconds(1));
        // After a restart the server knows its own.
        await server.Restart();
        Assert.Null(await TestPasskey.Refusal(link, late, passkey.Sign(challenge)));
        byte[] later = TestLink.NewOpening();
        challenge = await passkey.Challenge(link, later);
        server.Clock.Advance(TimeSpan.FromSeconds(120));
        Assert.Equal(ProblemCodes.OldChallenge, await TestPasskey.Refusal(link, later, passkey.Sign(challenge)));
    }

    [Fact]
    public async Task What_was_answered_opens_nothing_but_its_own_opening_of_its_own_link_and_that_once()
    {
        await using TestServer server = await Named(options => options.Openings.LeaseSeconds = 10);
        (Owner owner, TestLink link) = await Wanting(server);
        TestLink other = await owner.AddLink(how => how.Passkey = true);
        using TestPasskey passkey = new(server);
        byte[] opening = TestLink.NewOpening();
        byte[] challenge = await passkey.Challenge(link, opening);
        PasskeyProof proof = passkey.Register(challenge);
        Assert.Equal(ProblemCodes.OldChallenge, await TestPasskey.Refusal(other, opening, proof));
        Assert.Null(await TestPasskey.Refusal(link, opening, proof));

        // Word for word again it is the same opening, and nothing is counted; it needs no passkey either.
        Assert.Null(await TestPasskey.Refusal(link, opening, proof));
        Assert.Null(await TestPasskey.Refusal(link, opening, null));
        Assert.Equal(1, (await owner.Status()).Links[0].Openings);
        Assert.Equal(ProblemCodes.OldChallenge, await TestPasskey.Refusal(link, TestLink.NewOpening(), passkey.Sign(challenge)));

        // After the lease the same would be another opening: the challenge was used.
        byte[] second = TestLink.NewOpening();
        proof = passkey.Sign(await passkey.Challenge(link, second));
        Assert.Null(await TestPasskey.Refusal(link, second, proof));
        server.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(ProblemCodes.OldChallenge, await TestPasskey.Refusal(link, second, proof));
        Assert.Null(await passkey.Refusal(link, second));

        // A device's challenge is none for passkeys.
        using TestDevice device = new(server);
        byte[] third = TestLink.NewOpening();
        Assert.Equal(ProblemCodes.OldChallenge, await TestPasskey.Refusal(link, third, passkey.Sign(await device.Challenge(link.Locator))));
    }

    [Fact]
    public async Task A_passkey_is_registered_only_where_all_else_is_right()
    {
        await using TestServer server = await Named();
        (Owner owner, TestLink link) = await Wanting(server, how => (how.Devices, how.Views) = (1, 1));
        using TestPasskey passkey = new(server), late = new(server);
        using TestDevice device = new(server);
        byte[] opening = TestLink.NewOpening();
        PasskeyProof proof = passkey.Register(await passkey.Challenge(link, opening));
        DeviceProof bound = device.Proof(link.Locator, opening, await device.Challenge(link.Locator));
        OpenRequest Request(byte[] access, PasskeyProof? key, DeviceProof? from) => new() { Locator = link.Locator, Access = access, Opening = opening, Passkey = key, Device = from };

        // Who lacks the proof of the link learns nothing of passkeys.
        Assert.Equal(ProblemCodes.WrongPassword, await TestLink.Code(await link.TryOpen(Request(RandomNumberGenerator.GetBytes(32), proof, bound))));
        Assert.Equal(ProblemCodes.DeviceNeeded, await TestLink.Code(await link.TryOpen(Request(link.Access, proof, null))));
        // And without a passkey no device takes a place.
        Assert.Equal(ProblemCodes.PasskeyNeeded, await TestLink.Code(await link.TryOpen(Request(link.Access, null, bound))));
        LinkStatus status = (await owner.Status()).Links[0];
        Assert.Equal((0, null, 0), (status.Devices!.Used.Count, status.Passkey!.Registered, status.Openings));
        await Owner.Done(await link.TryOpen(Request(link.Access, proof, bound)));
        Assert.Equal(1, (await owner.Status()).Links[0].Openings);

        // A view that is taken registers nobody, however right they are.
        await Owner.Done(await Forget(owner, 0));
        Assert.Equal(ProblemCodes.DeviceNeeded, await Registered(late, link));
        Assert.Null((await owner.Status()).Links[0].Passkey!.Registered);
    }

    [Fact]
    public async Task A_forgotten_passkey_makes_room_for_another_and_is_another_then()
    {
        await using TestServer server = await Named();
        (Owner owner, TestLink link) = await Wanting(server);
        TestLink free = await owner.AddLink();
        using TestPasskey lost = new(server), found = new(server);
        Assert.Null(await lost.Refusal(link));
        Assert.NotEmpty(RawFiles.Holding(server.Folder, lost.PublicKey));
        await Owner.Done(await Forget(owner, 0));
        await Owner.Done(await Forget(owner, 0));
        Assert.Empty(RawFiles.Holding(server.Folder, lost.PublicKey[..40]));
        Assert.Empty(RawFiles.Holding(server.Folder, lost.Credential));
        byte[] opening = TestLink.NewOpening();
        Assert.Equal(ProblemCodes.PasskeyNeeded, await TestPasskey.Refusal(link, opening, lost.Sign(await lost.Challenge(link, opening))));
        Assert.Null(await found.Refusal(link));
        Assert.Equal(ProblemCodes.OtherPasskey, await lost.Refusal(link));
        Assert.Equal(1, (await owner.Status()).Events.Count(happened => happened.Kind == "passkey-forgotten"));
        Assert.Equal(ProblemCodes.NoPasskeyWanted, await TestLink.Code(await Forget(owner, free.Number)));
        Assert.Equal(ProblemCodes.NoSuchLink, await TestLink.Code(await Forget(owner, 9)));
        await Owner.Done(await owner.RevokeLink(0));
        Assert.Equal(ProblemCodes.LinkEnded, await TestLink.Code(await Forget(owner, 0)));
        // A link that wants none ignores what comes along.
        Assert.Null(await TestPasskey.Refusal(free, opening, found.Sign(RandomNumberGenerator.GetBytes(32))));
    }

    [Fact]
    public async Task After_the_end_no_file_has_a_passkey()
    {
        await using TestServer server = await Named();
        Owner owner = await Owner.Publish(server, 1, 300, [.. Enumerable.Repeat<Action<AddLinkTo>>(how => how.Passkey = true, 40)]);
        TestPasskey[] passkeys = [.. Enumerable.Range(0, 40).Select(i => new TestPasskey(server, (PasskeyKind)(i % 3)))];
        Assert.All(await Task.WhenAll(passkeys.Select((passkey, i) => passkey.Refusal(owner.Links[i]))), Assert.Null);
        Assert.All(passkeys, passkey => Assert.NotEmpty(RawFiles.Holding(server.Folder, passkey.Credential)));
        for (int number = 0; number < 20; number++)
        {
            await Owner.Done(await owner.RevokeLink(number));
        }

        Assert.All(passkeys[..20], passkey => Assert.Empty(RawFiles.Holding(server.Folder, passkey.Credential)));
        Assert.All(passkeys[..20], passkey => Assert.Empty(RawFiles.Holding(server.Folder, passkey.PublicKey[10..42])));
        Assert.All(await Task.WhenAll(passkeys[20..].Select((passkey, i) => passkey.Refusal(owner.Links[i + 20]))), Assert.Null);
        Array.ForEach(passkeys, passkey => passkey.Dispose());
    }

    [Fact]
    public async Task A_killed_server_forgets_no_passkey_and_registers_no_second_one()
    {
        await using ServerProcess server = await ServerProcess.Start(variables => variables["DARKSLIDE__PUBLICORIGIN"] = SoftAuthenticator.Origin);
        var owner = new Owner(() => server.Http);
        await owner.Draft(1, 100);
        for (int number = 0; number < 3; number++)
        {
            await owner.AddLink(how => how.Passkey = true);
        }

        await Owner.Done(await owner.Publish());
        foreach (TestLink link in owner.Links)
        {
            TestPasskey[] passkeys = [.. Enumerable.Range(0, 4).Select(_ => new TestPasskey(() => server.Http))];
            Task<string?>[] tries = [.. passkeys.Select(passkey => Registered(passkey, link))];
            await Task.WhenAny(tries);
            server.Kill();
            await Task.WhenAll(tries.Select(each => each.ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default)));
            await server.StartAgain();
            string?[] after = [];
            foreach (TestPasskey passkey in passkeys)
            {
                after = [.. after, await passkey.Refusal(link)];
            }

            // One of them, or where none had come so far the first after it; whoever was answered before the server died is it.
            Assert.Equal(1, after.Count(refusal => refusal is null));
            Assert.All(tries.Index().Where(each => each.Item is { IsCompletedSuccessfully: true, Result: null }), each => Assert.Null(after[each.Index]));
            Array.ForEach(passkeys, passkey => passkey.Dispose());
        }
    }

    private static Task<HttpResponseMessage> Forget(Owner owner, int number)
        => owner.Send("POST", Routes.ForgetPasskey, new LinkNumber { Number = number }, ProtocolJson.Default.LinkNumber);
}
