using Darkslide.Imaging.Packing;

namespace Darkslide.Imaging.Png;

/// <summary>
/// The packed rows of a picture or frame, spread over IDAT or fdAT chunks. Whatever stands behind the last row or behind
/// the stream's end is no part of the picture.
/// </summary>
internal static class PngPixels
{
    private const int ZlibHeader = 2, ZlibCheck = 4;

    /// <summary>How many of the stream's bytes to keep, or a shorter stream in their place.</summary>
    /// <param name="Length">The length to keep.</param>
    /// <param name="Replacement">Null to keep the bytes as they are.</param>
    /// <param name="Hidden">Bytes hidden behind the last row or the end.</param>
    /// <param name="Spared">Bytes with bits that no decoder looks at.</param>
    public readonly record struct Fit(int Length, byte[]? Replacement, long Hidden, int Spared);

    /// <param name="stream">All parts of the stream, joined.</param>
    /// <param name="expected">What it must unpack to.</param>
    /// <exception cref="PictureRefusedException">It unpacks to less, or not at all.</exception>
    public static Fit Measure(ReadOnlySpan<byte> stream, long expected)
    {
        if (stream.Length < ZlibHeader)
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        if (!Zlib.HasHeader(stream))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var walked = DeflateWalker.Walk(stream[ZlibHeader..], expected);
        var cleared = walked.Spare is { } spare ? SpareBits.Clear(stream, ZlibHeader, spare) : null;
        var spared = walked.Spare?.Count ?? 0;
        if (walked.Produced >= expected && walked.End is DeflateEnd.TooLong or DeflateEnd.CutOff)
        {
            var shorter = DeflateCutter.Cut(cleared ?? stream, walked.Cut, expected);
            return new Fit(shorter.Length, shorter, Math.Max(1, walked.Produced - expected), spared);
        }
        if (walked.End == DeflateEnd.CutOff)
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        if (walked.End == DeflateEnd.Invalid || walked.Produced != expected)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var length = Math.Min(stream.Length, ZlibHeader + walked.Length + ZlibCheck);
        return new Fit(length, cleared?[..length], stream.Length - length, spared);
    }
}
