using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif.Movies;

/// <summary>What one track tells: names, times, and of one that goes, what it shows or lets hear and for how long.</summary>
internal static class TrackFindings
{
    public static void Report(ReadOnlyMemory<byte> file, Track track, bool isKept, SampleBudget budget, ReportBuilder report)
    {
        foreach (var type in (ReadOnlySpan<string>)["tkhd", "mdhd"])
        {
            if (track.Boxes.Find(type) is { } box)
            {
                Times(file, box, report);
            }
        }
        report.Add(FindingKind.Software, "Software", Text.FromBytes(track.HandlerName.Span));
        track.Boxes.Others.ForEach(box => Box(file, box, report));
        foreach (var (start, end) in track.Boxes.Stray)
        {
            HeifFindings.Filling(file[start..end], report);
        }
        if (track.Boxes.Find("dref") is { } references)
        {
            HeifFindings.DataReference(file, references, report);
        }
        if (!isKept)
        {
            Dropped(file, track, budget, report);
        }
    }

    /// <summary>When it was made and changed.</summary>
    public static void Times(ReadOnlyMemory<byte> file, Box box, ReportBuilder report)
    {
        var isLong = box.Length > 0 && file.Span[box.Body] == 1;
        if (box.Length < (isLong ? 20 : 12))
        {
            return;
        }
        var fields = new BoxFields(file, box);
        report.Add(FindingKind.Time, "Created", MovieTime.FromSeconds(fields.Number(isLong ? 8 : 4)) ?? "");
        report.Add(FindingKind.Time, "Changed", MovieTime.FromSeconds(fields.Number(isLong ? 8 : 4)) ?? "");
    }

    /// <summary>A box in a movie that no picture needs.</summary>
    public static void Box(ReadOnlyMemory<byte> file, Box box, ReportBuilder report)
    {
        switch (box.Type)
        {
            case "udta":
                UserData(file, box, report);
                break;
            case "meta":
                MetaFindings.Report(file, box, report);
                break;
            case "vmhd" or "smhd" or "nmhd" or "hmhd" or "sthd" or "btrt" or "cslg" or "iods" when box.Length <= 24:
                break;
            default:
                HeifFindings.Box(file, box, report);
                break;
        }
    }

    /// <summary>A track's samples; none when they can't be read or are too many.</summary>
    public static Sample[] Samples(ReadOnlyMemory<byte> file, Track track, SampleBudget budget)
    {
        try
        {
            return SampleTable.Read(file, track.Boxes, budget);
        }
        catch (PictureRefusedException)
        {
            return [];
        }
    }

    private static void Dropped(ReadOnlyMemory<byte> file, Track track, SampleBudget budget, ReportBuilder report)
    {
        var bytes = Samples(file, track, budget).Sum(sample => (long)sample.Length);
        if (track.Handler == "soun")
        {
            report.Add(FindingKind.AudioVideo, "Sound", Seconds(file, track) ?? ReportBuilder.Counted(bytes, "byte"));
        }
        else if (track.Handler is not ("pict" or "vide" or "auxv"))
        {
            report.AddNamed(FindingKind.Other, "Data that the pixels don't need", track.Handler, bytes);
        }
        else if (SampleEntries.AuxiliaryType(file, track) is { Length: > 0 } type)
        {
            HeifItemFindings.Auxiliary(type, bytes, default, report);
        }
        else
        {
            var label = track.References.ContainsKey("thmb") ? "Smaller picture" : "Another picture";
            report.AddBytes(FindingKind.Thumbnail, label, bytes);
        }
    }

    /// <summary>"2.5 seconds"; null when it doesn't say.</summary>
    private static string? Seconds(ReadOnlyMemory<byte> file, Track track)
    {
        if (track.Boxes.Find("mdhd") is not { } box || box.Length < (file.Span[box.Body] == 1 ? 32 : 20) || file.Span[box.Body] > 1)
        {
            return null;
        }
        var fields = new BoxFields(file, box);
        fields.Take(2 * MovieNumbers.Bytes(fields.Version));
        double scale = fields.U32();
        var seconds = MovieNumbers.ReadDuration(fields) / scale;
        return seconds is > 0 and < 1_000_000 ? GpsFindings.Fixed(seconds, 1) + " seconds" : null;
    }

    /// <summary>QuickTime's texts: a length and a language, then the text. Their names begin with a copyright sign.</summary>
    private static void UserData(ReadOnlyMemory<byte> file, Box box, ReportBuilder report)
    {
        report.AddNamed(FindingKind.Other, "Data that the pixels don't need", box.Type, box.Length);
        foreach (var child in Heif.Box.ReadAll(file.Span, box.Body, box.End, out _))
        {
            if (child.Length <= 4 || child.Type[0] != '\u00A9')
            {
                continue;
            }
            var text = Text.FromBytes(file.Span[(child.Body + 4)..child.End]);
            if (child.Type[1..] == "xyz")
            {
                report.Add(FindingKind.Position, "Where the video was taken", text);
            }
            else
            {
                report.Add(FindingKind.Text, "Text", text);
            }
        }
    }
}
