using System.Buffers.Binary;
using System.IO.Compression;

namespace Darkslide.Imaging.Packing;

/// <summary>
/// Ends a zlib stream early without packing it again: the codes up to the cut are copied bit by bit, the block is closed with
/// its own end code, and what a code at the cut would have given only in part follows in a stored block.
/// </summary>
internal static class DeflateCutter
{
    private const int ZlibHeader = 2, StoredMax = 65535, StoredHead = 4;

    /// <summary>A zlib stream that unpacks to the first <paramref name="expected"/> bytes of what <paramref name="stream"/> does.</summary>
    /// <exception cref="PictureRefusedException">It can't be unpacked.</exception>
    public static byte[] Cut(ReadOnlySpan<byte> stream, DeflateCutPoint cut, long expected)
    {
        var deflate = stream[ZlibHeader..];
        var last = Last(deflate, cut, (int)(expected - cut.Produced));
        var shorter = cut.IsBetweenBlocks ? End(deflate, cut, cut.BlockStart, last) : End(deflate, cut, cut.TokenStart, last);
        var check = new Adler32();
        long produced = 0;
        Inflate(shorter, piece =>
        {
            check.Add(piece);
            produced += piece.Length;
        });
        if (produced != expected)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var adler = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(adler, check.Value);
        return [.. stream[..ZlibHeader], .. shorter, .. adler];
    }

    /// <summary>The bytes that only a part of a code or stored block gives.</summary>
    private static byte[] Last(ReadOnlySpan<byte> deflate, DeflateCutPoint cut, int length)
    {
        if (length <= 0)
        {
            return [];
        }
        if (cut.IsBetweenBlocks)
        {
            var data = (int)((cut.BlockStart + 3 + 7) >> 3) + StoredHead;
            return deflate.Slice(data, length).ToArray();
        }
        // A match refers to what was unpacked before, so unpack up to and with it.
        var last = new byte[length];
        long at = 0;
        Inflate(End(deflate, cut, cut.TokenEnd, []), piece =>
        {
            for (var i = 0; i < piece.Length; i++, at++)
            {
                if (at >= cut.Produced && at - cut.Produced < last.Length)
                {
                    last[at - cut.Produced] = piece[i];
                }
            }
        });
        return last;
    }

    /// <summary>The stream up to a bit, its block closed, and one stored block that ends it all; that may be empty (RFC 1951 section 3.2.4).</summary>
    private static byte[] End(ReadOnlySpan<byte> deflate, DeflateCutPoint cut, long bits, ReadOnlySpan<byte> last)
    {
        var output = new BitWriter((int)(bits >> 3) + last.Length + 64);
        output.Copy(deflate, bits);
        if (!cut.IsBetweenBlocks)
        {
            // The block may have been the last one; now it is not.
            output.Clear(cut.BlockStart);
            output.Write(cut.EndCode, cut.EndBits);
        }
        output.Write(1, 3);
        output.Align();
        output.Write((uint)last.Length, 16);
        output.Write((uint)last.Length ^ StoredMax, 16);
        output.Copy(last, last.Length * 8L);
        return output.ToArray();
    }

    private static void Inflate(byte[] deflate, PieceHandler handle)
    {
        using var source = new DeflateStream(new MemoryStream(deflate), CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        try
        {
            for (var read = source.Read(buffer); read > 0; read = source.Read(buffer))
            {
                handle(buffer.AsSpan(0, read));
            }
        }
        catch (InvalidDataException)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
    }

    private delegate void PieceHandler(ReadOnlySpan<byte> piece);
}
