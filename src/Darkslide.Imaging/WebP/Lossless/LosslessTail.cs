using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.WebP.Lossless;

/// <summary>Cuts a lossless picture, or an alpha plane, behind its last pixel.</summary>
internal static class LosslessTail
{
    private const int PictureHead = 5, AlphaHead = 1;
    private const byte MethodBits = 0x03, KnownAlphaBits = 0x3F;

    /// <summary>The chunk of a lossless picture (RFC 9649 section 3.4), without what stands behind its pixels.</summary>
    /// <exception cref="PictureRefusedException">Cut off or damaged.</exception>
    public static WebPChunk CutPicture(WebPChunk chunk, int width, int height, ReportBuilder report) =>
        chunk with { Data = Cut(chunk.Data, PictureHead, width, height, report) };

    /// <summary>The chunk of an alpha plane (RFC 9649 section 2.7.1.2), packed or not, without what stands behind its pixels.</summary>
    /// <exception cref="PictureRefusedException">Cut off or damaged.</exception>
    public static WebPChunk CutAlpha(WebPChunk chunk, int width, int height, ReportBuilder report)
    {
        if (report.IsSecondReading)
        {
            return chunk;
        }
        if (chunk.Data.IsEmpty || (chunk.Data.Span[0] & MethodBits) > 1)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var known = (byte)(chunk.Data.Span[0] & KnownAlphaBits);
        var data = (chunk.Data.Span[0] & MethodBits) == 1
            ? Cut(chunk.Data, AlphaHead, width, height, report)
            : CutAt(chunk.Data, AlphaHead + ((long)width * height), report);
        return chunk with { Data = known == data.Span[0] ? data : (byte[])[known, .. data.Span[1..]] };
    }

    private static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> data, int head, int width, int height, ReportBuilder report)
    {
        var bits = LosslessWalk.BitsOf(data.Span[head..], width, height);
        var cut = CutAt(data, head + ((bits + 7) / 8), report);
        // The bits that fill up the last byte say nothing either.
        var last = (byte)(cut.Span[^1] & (0xFF >> (int)(-bits & 7)));
        return last == cut.Span[^1] ? cut : (byte[])[.. cut.Span[..^1], last];
    }

    private static ReadOnlyMemory<byte> CutAt(ReadOnlyMemory<byte> data, long end, ReportBuilder report)
    {
        if (end > data.Length)
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        if (end < data.Length)
        {
            report.AddBytes(FindingKind.Other, "Bytes behind a frame's pixels", data.Length - end);
        }
        return data[..(int)end];
    }
}
