using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>What stands behind the end of a picture: motion photos, gain maps, burst pictures, phone makers' notes, or just bytes.</summary>
internal static class TailFindings
{
    private const int MaxPictures = 16;

    public static void Report(ReadOnlyMemory<byte> tail, ReportBuilder report)
    {
        if (tail.IsEmpty)
        {
            return;
        }
        report.AddBytes(FindingKind.TrailingBytes, "Behind the end of the picture", tail.Length);
        var video = VideoStart(tail);
        if (video >= 0)
        {
            VideoFindings.Report(tail[video..], report);
        }
        Pictures(video >= 0 ? tail[..video] : tail, report);
        SamsungTrailer.Report(tail, report);
    }

    /// <summary>Where an ISO base media file begins (its <c>ftyp</c> box), or -1.</summary>
    private static int VideoStart(ReadOnlyMemory<byte> tail)
    {
        var at = Search.IndexOf(tail, "ftyp"u8);
        return at >= 4 && Read.U32(tail.Span, at - 4) is >= 16 and <= 1024 ? at - 4 : -1;
    }

    private static void Pictures(ReadOnlyMemory<byte> tail, ReportBuilder report)
    {
        var at = 0;
        for (var n = 0; n < MaxPictures; n++)
        {
            var start = Search.IndexOf(tail[at..], [0xFF, 0xD8, 0xFF]);
            if (start < 0)
            {
                return;
            }
            start += at;
            var end = start + EmbeddedJpeg.EndOf(tail[start..]);
            Picture(tail[start..end], report);
            at = end;
        }
    }

    private static void Picture(ReadOnlyMemory<byte> picture, ReportBuilder report)
    {
        var head = picture.Span[..Math.Min(picture.Length, 1 << 16)];
        if (head.IndexOf("hdrgm:"u8) >= 0 || head.IndexOf("urn:iso:std:iso:ts:21496:-1"u8) >= 0 || head.IndexOf("HDRGainMap"u8) >= 0
            || head.IndexOf("aux:hdrgainmap"u8) >= 0)
        {
            report.AddPicture(FindingKind.DepthOrGainMap, "HDR gain map", picture);
        }
        else if (head.IndexOf("depthMap"u8) >= 0 || head.IndexOf("GDepth"u8) >= 0 || head.IndexOf("aux:disparity"u8) >= 0
            || head.IndexOf("aux:depth"u8) >= 0)
        {
            report.AddPicture(FindingKind.DepthOrGainMap, "Depth map", picture);
        }
        else
        {
            report.AddPicture(FindingKind.Thumbnail, "Another picture behind the end", picture);
        }
        EmbeddedJpeg.ReportMetadata(picture, report);
    }
}
