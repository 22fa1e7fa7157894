using Darkslide.Imaging.Files;
using Darkslide.Imaging.Jpeg;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>A JPEG inside a file or behind its end: where it ends, and what its own metadata tell.</summary>
internal static class EmbeddedJpeg
{
    private const int MaxSegments = 1000, Window = 16 << 20;

    private static ReadOnlySpan<byte> Xmp => "http://ns.adobe.com/xap/1.0/\0"u8;

    /// <summary>Behind its end marker, or the end of the bytes when it has none or is damaged.</summary>
    public static int EndOf(ReadOnlyMemory<byte> memory)
    {
        var bytes = memory.Span;
        var at = 2;
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker == JpegMarkers.EndOfImage)
            {
                return at + 2;
            }
            if (marker == 0xFF || JpegMarkers.StandsAlone(marker))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }
            at += 2 + Read.U16(bytes, at + 2);
            at = marker == JpegMarkers.StartOfScan ? EndOfScan(memory, at) : at;
        }
        return Read.Matches(bytes, at, [0xFF, JpegMarkers.EndOfImage]) ? at + 2 : bytes.Length;
    }

    private static int EndOfScan(ReadOnlyMemory<byte> memory, int at)
    {
        var bytes = memory.Span;
        var read = at;
        while (at < bytes.Length)
        {
            if (at - read > Window)
            {
                MappedBytes.Release(memory[read..at]);
                read = at;
            }
            var found = bytes[at..].IndexOf((byte)0xFF);
            if (found < 0 || at + found + 1 >= bytes.Length)
            {
                return bytes.Length;
            }
            at += found;
            if (bytes[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
            at += 2;
        }
        return bytes.Length;
    }

    /// <summary>Reports the Exif and XMP that stand in its head.</summary>
    public static void ReportMetadata(ReadOnlyMemory<byte> picture, ReportBuilder report)
    {
        var span = picture.Span;
        var at = 2;
        for (var n = 0; n < MaxSegments && at + 4 <= span.Length && span[at] == 0xFF && span[at + 1] != JpegMarkers.StartOfScan; n++)
        {
            var end = at + 2 + Read.U16(span, at + 2);
            if (end > span.Length || end < at + 4)
            {
                return;
            }
            var payload = picture[(at + 4)..end];
            if (span[at + 1] == JpegMarkers.App1 && payload.Span.StartsWith("Exif\0"u8))
            {
                ExifFindings.Report(payload, report);
            }
            else if (span[at + 1] == JpegMarkers.App1 && payload.Span.StartsWith(Xmp))
            {
                XmpFindings.Report(payload.Span[Xmp.Length..], report);
            }
            at = end;
        }
    }
}
