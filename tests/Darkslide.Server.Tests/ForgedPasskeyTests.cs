using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;
using static Darkslide.Server.Tests.Support.PasskeyScene;

namespace Darkslide.Server.Tests;

/// <summary>What authenticators never answer, and copies of them, open nothing and register nothing.</summary>
public sealed class ForgedPasskeyTests
{
    [Fact]
    public async Task Forged_answers_and_none_are_refused_and_register_nothing()
    {
        await using TestServer server = await Named();
        (Owner owner, TestLink link) = await Wanting(server);
        Assert.Equal(ProblemCodes.PasskeyNeeded, await TestLink.Code(await link.TryOpen()));
        foreach (Action<TestPasskey> lie in Lies)
        {
            using TestPasskey liar = new(server);
            lie(liar);
            string told = $"{liar.At} {liar.Name} {liar.IsVerified} {liar.IsPresent} {liar.Type}";
            Assert.Equal($"{told} {ProblemCodes.WrongPasskey}", $"{told} {await Registered(liar, link)}");
        }

        using TestPasskey longer = new(server, PasskeyKind.ES384), mute = new(server);
        Assert.Equal(ProblemCodes.WrongPasskey, await Registered(longer, link));
        byte[] opening = TestLink.NewOpening();
        byte[] challenge = await mute.Challenge(link, opening);
        PasskeyProof own = mute.Register(challenge);
        Assert.Equal(ProblemCodes.PasskeyNeeded, await TestPasskey.Refusal(link, opening, mute.Sign(challenge)));
        Assert.Equal(ProblemCodes.WrongPasskey, await TestPasskey.Refusal(link, opening, With(own, credential: RandomNumberGenerator.GetBytes(32))));
        Assert.All(
            await Task.WhenAll(Broken(own.Attestation!).Select(attestation => TestPasskey.Refusal(link, opening, With(own, attestation: attestation)))),
            code => Assert.Equal(ProblemCodes.WrongPasskey, code));
        Assert.Equal(PasskeyWanted.Register, (await link.Describe()).Passkey!.Step);

        // Later ones.
        using TestPasskey right = new(server);
        Assert.Null(await right.Refusal(link));
        foreach (Action<TestPasskey> lie in Lies)
        {
            lie(right);
            string told = $"{right.At} {right.Name} {right.IsVerified} {right.IsPresent} {right.Type}";
            Assert.Equal($"{told} {ProblemCodes.WrongPasskey}", $"{told} {await right.Refusal(link)}");
            (right.At, right.Name, right.IsVerified, right.IsPresent, right.Type) = (TestPasskey.Origin, "pictures.example.org", true, true, null);
        }

        opening = TestLink.NewOpening();
        PasskeyProof signed = right.Sign(await right.Challenge(link, opening));
        // Bytes 0 and 1 only frame the two numbers, and the library doesn't mind them: the signature is the same.
        foreach (byte[] signature in Broken(signed.Signature!).Where(broken => broken.AsSpan(0, 2).SequenceEqual(signed.Signature.AsSpan(0, 2))))
        {
            Assert.Equal(ProblemCodes.WrongPasskey, await TestPasskey.Refusal(link, opening, With(signed, signature: signature)));
        }

        // Another key under the same credential's id.
        using TestPasskey twin = new(server) { Credential = right.Credential };
        Assert.Equal(ProblemCodes.WrongPasskey, await twin.Refusal(link));
        Assert.Equal(1, (await owner.Status()).Links[0].Openings);
        Assert.Null(await right.Refusal(link));
    }

    [Fact]
    public async Task What_is_no_answer_is_refused_unread()
    {
        await using TestServer server = await Named();
        (Owner _, TestLink link) = await Wanting(server);
        using TestPasskey passkey = new(server);
        byte[] opening = TestLink.NewOpening();
        byte[] challenge = await passkey.Challenge(link, opening);
        PasskeyProof made = passkey.Register(challenge), signed = passkey.Sign(challenge);
        PasskeyProof[] unfit =
        [
            With(made, credential: new byte[15]), With(made, credential: new byte[1_024]), With(made, attestation: new byte[16_385]), With(signed, signature: []), With(signed, signature: new byte[4_097]),
            With(made, signature: signed.Signature!), new() { Challenge = challenge, Credential = made.Credential, ClientData = made.ClientData },
            new() { Challenge = challenge[1..], Credential = made.Credential, ClientData = made.ClientData, Attestation = made.Attestation },
            new() { Challenge = challenge, Credential = made.Credential, ClientData = [], Attestation = made.Attestation },
        ];
        foreach (PasskeyProof proof in unfit)
        {
            Assert.Equal(ProblemCodes.InvalidRequest, await TestPasskey.Refusal(link, opening, proof));
        }
    }

    [Fact]
    public async Task A_counter_that_does_not_go_on_tells_of_a_copy()
    {
        await using TestServer server = await Named();
        (Owner _, TestLink link) = await Wanting(server);
        using TestPasskey passkey = new(server) { Counter = 7 };
        Assert.Null(await passkey.Refusal(link));
        Assert.Null(await passkey.Refusal(link));
        foreach (uint? said in new uint?[] { 8, 7, 0, null })
        {
            passkey.Counter = said;
            Assert.Equal(ProblemCodes.WrongPasskey, await passkey.Refusal(link));
        }

        passkey.Counter = 9;
        Assert.Null(await passkey.Refusal(link));

        // Of the same count 200 times at once one is let in.
        TestPasskey[] copies = [.. Enumerable.Range(0, 200).Select(_ => passkey)];
        byte[][] openings = [.. copies.Select(_ => TestLink.NewOpening())];
        PasskeyProof[] proofs = await Task.WhenAll(openings.Select(async opening => await passkey.Challenge(link, opening))).ContinueWith(
            challenges => challenges.Result.Select(challenge =>
            {
                passkey.Counter = 20;
                return passkey.Sign(challenge);
            }).ToArray(), TaskScheduler.Default);
        string?[] refusals = await Task.WhenAll(proofs.Select((proof, i) => Task.Run(() => TestPasskey.Refusal(link, openings[i], proof))));
        Assert.Equal((1, 199), (refusals.Count(refusal => refusal is null), refusals.Count(refusal => refusal == ProblemCodes.WrongPasskey)));
    }

    private static IEnumerable<Action<TestPasskey>> Lies =>
    [
        passkey => passkey.At = "https://pictures.example.org.evil.example", passkey => passkey.At = "http://pictures.example.org", passkey => passkey.At = "https://pictures.example.org:444",
        passkey => passkey.Name = "example.org", passkey => passkey.Name = "evil.example", passkey => passkey.IsVerified = false, passkey => passkey.IsPresent = false,
        passkey => passkey.Type = "payment.get",
    ];

    /// <summary>Cut short, and with each of its first and last bits turned over.</summary>
    private static IEnumerable<byte[]> Broken(byte[] whole)
    {
        yield return whole[..^1];
        yield return whole[..(whole.Length / 2)];
        foreach (int at in new[] { 0, 1, whole.Length / 2, whole.Length - 1 })
        {
            byte[] turned = [.. whole];
            turned[at] ^= 1;
            yield return turned;
        }
    }

    private static PasskeyProof With(PasskeyProof proof, byte[]? credential = null, byte[]? attestation = null, byte[]? signature = null) => new()
    {
        Challenge = proof.Challenge,
        Credential = credential ?? proof.Credential,
        ClientData = proof.ClientData,
        Attestation = attestation ?? proof.Attestation,
        AuthenticatorData = proof.AuthenticatorData,
        Signature = signature ?? proof.Signature,
    };
}
