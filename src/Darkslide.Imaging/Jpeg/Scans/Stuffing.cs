using System.Numerics;
using System.Runtime.Intrinsics;

namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// The zero that stands behind each 0xFF of coded data (ITU-T T.81 B.1.1.5). One byte in sixty or so is such an 0xFF: to call a
/// search for each would take longer than all the rest, so these loops look at 32 bytes at once and go on by themselves.
/// </summary>
internal static class Stuffing
{
    /// <summary>Where the first 0xFF from a position on stands that has no zero behind it; -1 when there is none.</summary>
    public static int FindCode(ReadOnlySpan<byte> data, int from)
    {
        var at = from;
        for (; at < data.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var isMark = Vector256.Equals(Vector256.Create(data[at..]), Vector256.Create((byte)0xFF));
            var isStuffed = Vector256.Equals(Vector256.Create(data[(at + 1)..]), Vector256<byte>.Zero);
            var codes = Vector256.AndNot(isMark, isStuffed).ExtractMostSignificantBits();
            if (codes != 0)
            {
                return at + BitOperations.TrailingZeroCount(codes);
            }
        }
        for (; at < data.Length; at++)
        {
            if (data[at] == 0xFF && (at + 1 == data.Length || data[at + 1] != 0))
            {
                return at;
            }
        }
        return -1;
    }

    /// <summary>Copies coded data in which every 0xFF has its zero, without the zeros.</summary>
    /// <returns>How many bytes came out.</returns>
    public static int Remove(ReadOnlySpan<byte> data, Span<byte> output)
    {
        int read = 0, written = 0;
        while (read <= data.Length - Vector256<byte>.Count)
        {
            // More is stored than counts when there is an 0xFF; what comes next overwrites it.
            var bytes = Vector256.Create(data[read..]);
            bytes.CopyTo(output[written..]);
            var marks = Vector256.Equals(bytes, Vector256.Create((byte)0xFF)).ExtractMostSignificantBits();
            var count = marks == 0 ? Vector256<byte>.Count : BitOperations.TrailingZeroCount(marks) + 1;
            written += count;
            read += marks == 0 ? count : count + 1;
        }
        while (read < data.Length)
        {
            output[written] = data[read];
            read += output[written++] == 0xFF ? 2 : 1;
        }
        return written;
    }
}
