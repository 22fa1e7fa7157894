using System.Security.Cryptography;
using System.Text;

namespace Darkslide.Server.Start;

/// <summary>
/// The instance's own key: key halves lie encrypted under it, tickets come from it. It belongs into no backup, so that a
/// backup of the data folder opens nothing.
/// </summary>
internal sealed class InstanceKey : IDisposable
{
    /// <summary>Nonce, ciphertext and tag of a sealed key half: always as long, so that it can be overwritten in place.</summary>
    public const int SealedBytes = NonceBytes + KeyBytes + TagBytes;

    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly byte[] TicketLabel = Encoding.ASCII.GetBytes("darkslide ticket");

    private readonly byte[] ticketKey;
    private readonly byte[] others;
    private readonly AesGcm halves;

    public InstanceKey(byte[] key)
    {
        halves = new AesGcm(Derive(key, "darkslide key halves"), TagBytes);
        ticketKey = Derive(key, "darkslide tickets");
        Texts = new SealedTexts(Derive(key, "darkslide texts"));
        others = Derive(key, "darkslide other keys");
        Fingerprint = Derive(key, "darkslide fingerprint")[..16];
    }

    /// <summary>Stands in the database, so that a wrong key file is noticed at start and not at the first opening.</summary>
    public byte[] Fingerprint { get; }

    /// <summary>For what people wrote and the server must keep.</summary>
    public SealedTexts Texts { get; }

    /// <summary>Reads the key, or makes it where <paramref name="mayMake"/>.</summary>
    public static InstanceKey Open(string path, bool mayMake)
    {
        try
        {
            if (!File.Exists(path))
            {
                Make(path, mayMake);
            }

            byte[] key = File.ReadAllBytes(path);
            return key.Length == KeyBytes
                ? new InstanceKey(key)
                : throw new StartException($"The instance key {path} is not {KeyBytes} bytes long.", "Put the right file there; without it no living link can be opened.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The instance key {path} can't be read or made ({fault.Message}).", "Mend that, or name another file as InstanceKeyFile.", fault);
        }
    }

    public byte[] Seal(ReadOnlySpan<byte> keyHalf, ReadOnlySpan<byte> locator)
    {
        byte[] box = new byte[SealedBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        lock (halves)
        {
            halves.Encrypt(box.AsSpan(0, NonceBytes), keyHalf, box.AsSpan(NonceBytes, KeyBytes), box.AsSpan(NonceBytes + KeyBytes), locator);
        }

        return box;
    }

    public byte[] Unseal(ReadOnlySpan<byte> box, ReadOnlySpan<byte> locator)
    {
        byte[] keyHalf = new byte[KeyBytes];
        lock (halves)
        {
            halves.Decrypt(box[..NonceBytes], box.Slice(NonceBytes, KeyBytes), box[(NonceBytes + KeyBytes)..], keyHalf, locator);
        }

        return keyHalf;
    }

    /// <summary>The ticket of an opening: made anew from what the client sends, so that only its hash need be kept.</summary>
    public byte[] Ticket(ReadOnlySpan<byte> locator, ReadOnlySpan<byte> opening)
        => HMACSHA256.HashData(ticketKey, (byte[])[.. TicketLabel, .. locator, .. opening]);

    /// <summary>A key of 32 bytes for one purpose of one capability.</summary>
    public byte[] KeyFor(string purpose) => Derive(others, purpose);

    public void Dispose()
    {
        halves.Dispose();
        Texts.Dispose();
    }

    private static byte[] Derive(byte[] key, string label)
        => HKDF.Expand(HashAlgorithmName.SHA256, key, KeyBytes, Encoding.ASCII.GetBytes(label));

    private static void Make(string path, bool mayMake)
    {
        if (!mayMake)
        {
            throw new StartException(
                $"The instance key {path} is missing, and the database beside it was made with one.",
                "Put the key file back. If it is lost, living links can't be opened any more: move the data folder away and begin anew.");
        }

        KeyFile.Make(path, KeyBytes);
    }
}
