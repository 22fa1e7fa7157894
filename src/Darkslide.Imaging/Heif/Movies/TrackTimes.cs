using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif.Movies;

/// <summary>When a track's samples are shown (ISO/IEC 14496-12 sections 8.4.2, 8.6.1 and 8.6.2). Equal neighbours are one run.</summary>
internal sealed class TrackTimes
{
    public long TimeScale { get; private set; }

    public long Duration { get; private set; }

    /// <summary>How many samples take how long.</summary>
    public List<(long Samples, long Value)> Deltas { get; private set; } = [];

    /// <summary>How many samples are shown how long after they are decoded; null when all are at once.</summary>
    public List<(long Samples, long Value)>? Offsets { get; private set; }

    /// <summary>1 when offsets can be negative.</summary>
    public int OffsetsVersion { get; private set; }

    /// <summary>Numbers of the samples at which decoding can begin; null when it can at all.</summary>
    public List<long>? Sync { get; private set; }

    /// <exception cref="PictureRefusedException">Contradicts itself or the number of samples.</exception>
    public static TrackTimes Read(ReadOnlyMemory<byte> file, TrackBoxes boxes, int samples, ReportBuilder report)
    {
        var times = new TrackTimes();
        times.ReadHeader(file, boxes);
        times.Deltas = Runs(new BoxFields(file, boxes.Require("stts")), samples, "stts", report);
        if (boxes.Find("ctts") is { } offsets)
        {
            var fields = new BoxFields(file, offsets);
            MovieNumbers.Bytes(fields.Version);
            times.OffsetsVersion = fields.Version;
            times.Offsets = Runs(fields, samples, "ctts", report);
        }
        if (boxes.Find("stss") is { } sync)
        {
            times.Sync = Numbers(new BoxFields(file, sync), samples, report);
        }
        return times;
    }

    private void ReadHeader(ReadOnlyMemory<byte> file, TrackBoxes boxes)
    {
        var fields = new BoxFields(file, boxes.Require("mdhd"));
        fields.Take(2 * MovieNumbers.Bytes(fields.Version));
        TimeScale = fields.U32();
        Duration = MovieNumbers.ReadDuration(fields);
        Require(TimeScale > 0);
    }

    private static List<(long Samples, long Value)> Runs(BoxFields fields, int samples, string type, ReportBuilder report)
    {
        var runs = new List<(long Samples, long Value)>();
        var count = fields.U32();
        Require(count <= fields.Left / 8);
        long left = samples;
        for (; count > 0; count--)
        {
            var of = Math.Min(fields.U32(), left);
            var value = fields.U32();
            left -= of;
            if (of > 0 && runs.Count > 0 && runs[^1].Value == value)
            {
                runs[^1] = (runs[^1].Samples + of, value);
            }
            else if (of > 0)
            {
                runs.Add((of, value));
            }
        }
        Require(left == 0);
        Behind(fields, type, report);
        return runs;
    }

    private static List<long> Numbers(BoxFields fields, int samples, ReportBuilder report)
    {
        var numbers = new List<long>();
        var count = fields.U32();
        Require(count <= fields.Left / 4);
        for (var last = 0L; count > 0; count--)
        {
            var number = fields.U32();
            Require(number > last);
            last = number;
            if (number <= samples)
            {
                numbers.Add(number);
            }
        }
        Behind(fields, "stss", report);
        return numbers;
    }

    private static void Behind(BoxFields fields, string type, ReportBuilder report)
    {
        if (fields.Left > 0)
        {
            report.AddNamed(FindingKind.Other, "Bytes behind a value", type, fields.Left);
        }
    }

    private static void Require(bool isTrue)
    {
        if (!isTrue)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
    }
}
