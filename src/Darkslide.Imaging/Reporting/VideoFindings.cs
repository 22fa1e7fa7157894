using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>A video inside a picture (ISO/IEC 14496-12): how long it is, whether one can hear something, when and where it was recorded.</summary>
internal sealed class VideoFindings
{
    private const int MaxDepth = 6, MaxBoxes = 10_000;

    /// <summary>Seconds between 1904, from which these files count, and 1970.</summary>
    private const long Since1904 = 2_082_844_800;

    private readonly ReportBuilder _report;
    private int _boxes;
    private double _seconds = double.NaN;
    private bool _sound;

    private VideoFindings(ReportBuilder report) => _report = report;

    public static void Report(ReadOnlyMemory<byte> video, ReportBuilder report)
    {
        var reader = new VideoFindings(report);
        reader.Boxes(video.Span, 0);
        report.AddBytes(FindingKind.AudioVideo, "Video", video.Length);
        if (reader._seconds is > 0 and < 1_000_000)
        {
            report.Add(FindingKind.AudioVideo, "Length of the video", GpsFindings.Fixed(reader._seconds, 1) + " seconds");
        }
        if (reader._sound)
        {
            report.Add(FindingKind.AudioVideo, "Sound in the video", null);
        }
    }

    private void Boxes(ReadOnlySpan<byte> bytes, int depth)
    {
        var at = 0;
        while (at + 8 <= bytes.Length && ++_boxes <= MaxBoxes)
        {
            long length = Read.U32(bytes, at);
            var head = 8;
            if (length == 1 && at + 16 <= bytes.Length && Read.U32(bytes, at + 8) == 0)
            {
                length = Read.U32(bytes, at + 12);
                head = 16;
            }
            if (length < head || length > bytes.Length - at)
            {
                return;
            }
            Box(bytes.Slice(at + 4, 4), bytes.Slice(at + head, (int)length - head), depth);
            at += (int)length;
        }
    }

    private void Box(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data, int depth)
    {
        if (type.SequenceEqual("mvhd"u8))
        {
            MovieHeader(data);
        }
        else if (type.SequenceEqual("hdlr"u8))
        {
            _sound |= Read.Matches(data, 8, "soun"u8);
        }
        else if (type.SequenceEqual((ReadOnlySpan<byte>)[0xA9, (byte)'x', (byte)'y', (byte)'z']) && data.Length > 4)
        {
            _report.Add(FindingKind.Position, "Where the video was taken", VideoPlace.Of(Text.FromBytes(data[4..])));
        }
        else if (depth < MaxDepth && (type.SequenceEqual("moov"u8) || type.SequenceEqual("trak"u8) || type.SequenceEqual("mdia"u8) || type.SequenceEqual("udta"u8)))
        {
            Boxes(data, depth + 1);
        }
    }

    /// <summary>Version 0 has 32-bit times, version 1 has 64-bit ones.</summary>
    private void MovieHeader(ReadOnlySpan<byte> data)
    {
        var wide = data.Length > 0 && data[0] == 1;
        if (data.Length < (wide ? 32 : 20))
        {
            return;
        }
        var created = wide ? (Read.U32(data, 4) * 4_294_967_296.0) + Read.U32(data, 8) : Read.U32(data, 4);
        var scale = Read.U32(data, wide ? 20 : 12);
        var duration = wide ? (Read.U32(data, 24) * 4_294_967_296.0) + Read.U32(data, 28) : Read.U32(data, 16);
        _seconds = duration / scale;
        _report.Add(FindingKind.Time, "Video recorded", UnixTime.Of(created - Since1904));
    }
}
