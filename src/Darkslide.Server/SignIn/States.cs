using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Start;

namespace Darkslide.Server.SignIn;

/// <summary>
/// Makes and reads the states of sign-ins. A state says what began it (a page or a program), when, for which pass, and a keyed hash over that:
/// nothing of it is kept, so beginning a million sign-ins costs nothing, and any node knows its own after any restart. What the provider is
/// sent besides (nonce, PKCE verifier) follows from it under keys that stand in no database.
/// </summary>
internal sealed class States(InstanceKey instance, DeadlineClock clock)
{
    private const int TimeAt = 1;
    private const int PassAt = TimeAt + sizeof(long);
    private const int MacAt = PassAt + 32;
    private const string CheckLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly byte[] PassLabel = "darkslide sign-in"u8.ToArray();

    private readonly byte[] stateKey = instance.KeyFor("sign-in states");
    private readonly byte[] nonceKey = instance.KeyFor("sign-in nonces");
    private readonly byte[] verifierKey = instance.KeyFor("sign-in verifiers");
    private readonly byte[] checkKey = instance.KeyFor("sign-in checks");

    /// <summary>One that is good from now on.</summary>
    public State Make(StateKind kind, byte[] passId, byte[] tokenHash)
    {
        byte[] bytes = new byte[Limits.SignInStateBytes];
        bytes[0] = (byte)kind;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(TimeAt), clock.Now.Milliseconds());
        PassMark(passId, tokenHash).CopyTo(bytes, PassAt);
        HMACSHA256.HashData(stateKey, bytes.AsSpan(0, MacAt)).CopyTo(bytes, MacAt);
        return new State(bytes, Ends(bytes));
    }

    /// <summary>Null for one that is not this server's, of another kind, or over. One of another node may be ahead of this one's clock.</summary>
    public State? Read(byte[] bytes, StateKind kind)
    {
        bool isOurs = CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(stateKey, bytes.AsSpan(0, MacAt)), bytes.AsSpan(MacAt));
        const long Longest = Limits.SignInSeconds * 1_000L;
        long left = Ends(bytes) - clock.Now.Milliseconds();
        return isOurs && bytes[0] == (byte)kind && left is > 0 and <= 2 * Longest ? new State(bytes, Ends(bytes)) : null;
    }

    /// <summary>Whether this pass is the one that it was begun for.</summary>
    public static bool IsOf(State state, byte[] passId, byte[] tokenHash)
        => CryptographicOperations.FixedTimeEquals(PassMark(passId, tokenHash), state.Bytes.AsSpan(PassAt, 32));

    public string Nonce(State state) => Derived(nonceKey, state);

    public string Verifier(State state) => Derived(verifierKey, state);

    /// <summary>What program and page both show: <c>K7QM-2XWD</c>.</summary>
    public string CheckWord(State state)
    {
        byte[] hash = HMACSHA256.HashData(checkKey, state.Bytes);
        string letters = string.Concat(hash.Take(8).Select(each => CheckLetters[each % CheckLetters.Length]));
        return $"{letters[..4]}-{letters[4..]}";
    }

    private static long Ends(byte[] bytes) => BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(TimeAt)) + (Limits.SignInSeconds * 1_000L);

    private static byte[] PassMark(byte[] passId, byte[] tokenHash) => SHA256.HashData((byte[])[.. PassLabel, .. passId, .. tokenHash]);

    private static string Derived(byte[] key, State state) => Base64Url.EncodeToString(HMACSHA256.HashData(key, state.Bytes));
}

/// <summary>What began a sign-in, and so what may end it.</summary>
internal enum StateKind : byte
{
    Page = 1,
    Program = 2,
}

/// <summary>A sign-in under way.</summary>
/// <param name="Bytes">As it travels.</param>
/// <param name="Ends">Milliseconds since 1970.</param>
internal sealed record State(byte[] Bytes, long Ends)
{
    public string Text => Base64Url.EncodeToString(Bytes);

    /// <summary>Names it in the database.</summary>
    public byte[] Hash => SHA256.HashData(Bytes);
}
