using System.Text;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Heif;

/// <summary>One box (ISO/IEC 14496-12 section 4.2): length(4) ‖ type(4) ‖ body, or with a length of 8 bytes behind the type.</summary>
/// <param name="Type">The four characters, one for each byte.</param>
/// <param name="Start">Where its head begins in the file.</param>
/// <param name="Body">Where its body begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct Box(string Type, int Start, int Body, int End)
{
    public const int HeadLength = 8;
    private const int LargeHeadLength = 16;

    public int Length => End - Body;

    /// <summary>The boxes of a stretch of the file; where one doesn't fit, reading stops, and <paramref name="rest"/> says where.</summary>
    /// <exception cref="PictureRefusedException">Too many boxes.</exception>
    public static List<Box> ReadAll(ReadOnlySpan<byte> file, int start, int end, out int rest)
    {
        var boxes = new List<Box>();
        var at = start;
        while (at <= end - HeadLength)
        {
            var head = HeadLength;
            long size = Read.U32(file, at);
            if (size == 1 && at <= end - LargeHeadLength)
            {
                head = LargeHeadLength;
                size = Large(file, at + HeadLength);
            }
            else if (size == 0)
            {
                size = end - at;
            }
            if (size < head || size > end - at)
            {
                break;
            }
            if (boxes.Count == PictureLimits.MaxParts)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            boxes.Add(new Box(TypeAt(file, at + 4), at, at + head, at + (int)size));
            at += (int)size;
        }
        rest = at;
        return boxes;
    }

    /// <summary>Four bytes as characters.</summary>
    public static string TypeAt(ReadOnlySpan<byte> file, int at) => Encoding.Latin1.GetString(file.Slice(at, 4));

    /// <summary>Eight bytes as a number; what no file can be long is told as 2^53, which numbers of every language hold.</summary>
    public static long Large(ReadOnlySpan<byte> file, int at)
    {
        long high = Read.U32(file, at);
        return high >= 1L << 21 ? 1L << 53 : (high << 32) + Read.U32(file, at + 4);
    }
}
