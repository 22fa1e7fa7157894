using Darkslide.Imaging.Heif.Movies;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>What the dropped boxes, properties and items tell.</summary>
internal static class HeifFindings
{
    private static ReadOnlySpan<byte> Credentials => [0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81];

    private static ReadOnlySpan<byte> Xmp => [0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC];

    private const int ExtendedTypeLength = 16;

    /// <param name="file">The whole file.</param>
    /// <param name="boxes">Its boxes.</param>
    /// <param name="meta">Its items.</param>
    /// <param name="needs">Those that stay.</param>
    /// <param name="sequence">Its tracks, when any stay.</param>
    /// <param name="report">Where to.</param>
    public static void Report(ReadOnlyMemory<byte> file, HeifFile boxes, HeifMeta? meta, HeifNeeds? needs, PictureSequence? sequence, ReportBuilder report)
    {
        if (meta is not null)
        {
            Meta(file, meta, needs ?? HeifNeeds.None(meta), report);
        }
        if (sequence is not null)
        {
            MovieFindings.Report(file, sequence.Movie, sequence.Parts, report);
        }
        foreach (var box in boxes.All)
        {
            var isRead = box == boxes.FileType || box == boxes.Meta || (sequence is not null && box == boxes.Movie);
            if (!isRead && box.Type != "mdat")
            {
                Box(file, box, report);
            }
        }
        Unused(file, boxes, meta, sequence, report);
        TailFindings.Report(file[boxes.Rest..], report);
    }

    private static void Meta(ReadOnlyMemory<byte> file, HeifMeta meta, HeifNeeds needs, ReportBuilder report)
    {
        report.Add(FindingKind.Software, "Software", Text.FromBytes(meta.HandlerName.Span));
        HeifItemFindings.Report(file, meta, needs, report);
        foreach (var property in meta.Properties)
        {
            PropertyFindings.Report(file, property, report);
        }
        foreach (var box in meta.Others)
        {
            if (needs.GainMap is not { } gainMap || !HeifGroups.IsOnly(file, box, gainMap.ToneMap.Id, needs.Primary.Id))
            {
                Box(file, box, report);
            }
        }
        if (meta.StrayBytes > 0)
        {
            report.AddBytes(FindingKind.Other, "Bytes between the parts of the picture", meta.StrayBytes);
        }
    }

    private static void Unused(ReadOnlyMemory<byte> file, HeifFile boxes, HeifMeta? meta, PictureSequence? sequence, ReportBuilder report)
    {
        var itemData = new HeifItemData(file, meta?.ItemData);
        List<(int Start, int End)> used = sequence is null ? [] : MovieFindings.Used(file, sequence.Movie);
        foreach (var item in meta?.Items ?? [])
        {
            used.AddRange(item.IsElsewhere ? [] : itemData.Ranges(item) ?? []);
        }
        var data = boxes.All.FindAll(box => box.Type == "mdat");
        if (meta?.ItemData is { } small)
        {
            data.Add(small);
            data.Sort((a, b) => a.Start.CompareTo(b.Start));
        }
        UnusedBytes.Report(file, data, used, report);
    }

    /// <summary>A box that no picture needs.</summary>
    public static void Box(ReadOnlyMemory<byte> file, Box box, ReportBuilder report)
    {
        var body = file[box.Body..box.End];
        switch (box.Type)
        {
            case "uuid":
                Extended(body, report);
                break;
            case "mpvd":
                VideoFindings.Report(body, report);
                break;
            case "moov" or "moof":
                VideoFindings.Report(file[box.Start..box.End], report);
                break;
            case "sefd":
                report.AddBytes(FindingKind.Other, "Samsung's notes", body.Length);
                SamsungTrailer.Report(body, report);
                break;
            case "dinf":
                DataReferences(file, box, report);
                break;
            case "grpl":
                report.Add(FindingKind.Other, "List of more pictures in the file", null);
                break;
            case "free" or "skip" or "wide":
                Filling(body, report);
                break;
            default:
                report.AddNamed(FindingKind.Other, "Data that the pixels don't need", box.Type, body.Length);
                break;
        }
    }

    /// <summary>Bytes that should say nothing.</summary>
    public static void Filling(ReadOnlyMemory<byte> body, ReportBuilder report)
    {
        if (body.Span.IndexOfAnyExcept((byte)0) >= 0)
        {
            report.AddBytes(FindingKind.Other, "Bytes between the parts of the picture", body.Length);
        }
    }

    private static void Extended(ReadOnlyMemory<byte> body, ReportBuilder report)
    {
        if (body.Span.StartsWith(Credentials))
        {
            CredentialFindings.Report(body[ExtendedTypeLength..], body.Length - ExtendedTypeLength, report);
        }
        else if (body.Span.StartsWith(Xmp))
        {
            XmpFindings.Report(body.Span[ExtendedTypeLength..], report);
        }
        else
        {
            report.AddNamed(FindingKind.Other, "Data that the pixels don't need", "uuid", body.Length);
        }
    }

    private static void DataReferences(ReadOnlyMemory<byte> file, Box box, ReportBuilder report)
    {
        foreach (var child in Heif.Box.ReadAll(file.Span, box.Body, box.End, out _))
        {
            if (child.Type == "dref")
            {
                DataReference(file, child, report);
            }
        }
    }

    /// <summary>A data reference to the file itself is a box of 12 bytes; a longer one names another place.</summary>
    public static void DataReference(ReadOnlyMemory<byte> file, Box box, ReportBuilder report)
    {
        const int SelfLength = 4, TableLength = 8 + 8;
        foreach (var entry in box.Length >= 8 ? Heif.Box.ReadAll(file.Span, box.Start + TableLength, box.End, out _) : [])
        {
            if (entry.Length > SelfLength)
            {
                report.Add(FindingKind.Text, "Text", Text.FromBytes(file.Span[(entry.Body + SelfLength)..entry.End]));
            }
        }
    }
}
