using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Darkslide.Server.Start;

/// <summary>
/// Seals short texts that the server must keep though they say something of people: under a key from the instance key, which no backup
/// holds. Padded, so that their length says little.
/// </summary>
internal sealed class SealedTexts(byte[] key) : IDisposable
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int LengthBytes = 2;
    private const int PaddedTo = 128;

    private readonly AesGcm cipher = new(key, TagBytes);

    /// <summary>Seals.</summary>
    /// <param name="text">At most 65,535 bytes of UTF-8.</param>
    /// <param name="place">What it belongs to, so that it can't be moved elsewhere.</param>
    public byte[] Seal(string text, ReadOnlySpan<byte> place)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        byte[] padded = new byte[(LengthBytes + utf8.Length + PaddedTo - 1) / PaddedTo * PaddedTo];
        BinaryPrimitives.WriteUInt16BigEndian(padded, checked((ushort)utf8.Length));
        utf8.CopyTo(padded, LengthBytes);
        byte[] box = new byte[NonceBytes + padded.Length + TagBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        lock (cipher)
        {
            cipher.Encrypt(box.AsSpan(0, NonceBytes), padded, box.AsSpan(NonceBytes, padded.Length), box.AsSpan(NonceBytes + padded.Length), place);
        }

        return box;
    }

    public string Unseal(ReadOnlySpan<byte> box, ReadOnlySpan<byte> place)
    {
        byte[] padded = new byte[box.Length - NonceBytes - TagBytes];
        lock (cipher)
        {
            cipher.Decrypt(box[..NonceBytes], box.Slice(NonceBytes, padded.Length), box[(NonceBytes + padded.Length)..], padded, place);
        }

        return Encoding.UTF8.GetString(padded, LengthBytes, BinaryPrimitives.ReadUInt16BigEndian(padded));
    }

    public void Dispose() => cipher.Dispose();
}
