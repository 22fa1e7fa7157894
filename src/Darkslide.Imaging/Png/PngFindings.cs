using Darkslide.Imaging.Packing;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Png;

/// <summary>What the chunks that are left out tell.</summary>
internal static class PngFindings
{
    /// <summary>In small letters: programs differ.</summary>
    private static readonly Dictionary<string, (FindingKind Kind, string Label)> Keywords = new(StringComparer.Ordinal)
    {
        ["author"] = (FindingKind.Owner, "Author"),
        ["artist"] = (FindingKind.Owner, "Artist"),
        ["copyright"] = (FindingKind.Owner, "Copyright"),
        ["software"] = (FindingKind.Software, "Software"),
        ["source"] = (FindingKind.Device, "Source"),
        ["creation time"] = (FindingKind.Time, "Created"),
        ["creationtime"] = (FindingKind.Time, "Created"),
        ["create-date"] = (FindingKind.Time, "Created"),
        ["date:create"] = (FindingKind.Time, "Created"),
        ["date:modify"] = (FindingKind.Time, "Changed"),
        ["date:timestamp"] = (FindingKind.Time, "Changed"),
        ["title"] = (FindingKind.Text, "Title"),
        ["description"] = (FindingKind.Text, "Description"),
        ["comment"] = (FindingKind.Text, "Comment"),
        ["parameters"] = (FindingKind.Text, "Prompt"),
        ["prompt"] = (FindingKind.Text, "Prompt"),
        ["workflow"] = (FindingKind.Text, "Prompt"),
        ["dream"] = (FindingKind.Text, "Prompt"),
        ["sd-metadata"] = (FindingKind.Text, "Prompt"),
        ["invokeai_metadata"] = (FindingKind.Text, "Prompt"),
        ["invokeai_graph"] = (FindingKind.Text, "Prompt"),
        ["generation_data"] = (FindingKind.Text, "Prompt"),
        ["png:time"] = (FindingKind.Time, "Changed"),
        ["exif:datetime"] = (FindingKind.Time, "Changed"),
        ["exif:datetimeoriginal"] = (FindingKind.Time, "Taken"),
        ["exif:datetimedigitized"] = (FindingKind.Time, "Digitised"),
        ["thumb::mtime"] = (FindingKind.Time, "Changed"),
        ["thumb::uri"] = (FindingKind.EditHistory, "File it came from"),
    };

    public static void Report(PngChunk chunk, ReportBuilder report)
    {
        switch (chunk.Type)
        {
            case PngTypes.Exif: ExifFindings.Report(chunk.Data, report); break;
            case PngTypes.Text: PlainText(chunk.Data, report); break;
            case PngTypes.PackedText: PackedText(chunk.Data, report); break;
            case PngTypes.InternationalText: International(chunk.Data, report); break;
            case PngTypes.Time when chunk.Data.Length >= 7: Time(chunk.Data.Span, report); break;
            case PngTypes.Credentials: CredentialFindings.Report(chunk.Data, chunk.Data.Length, report); break;
            default: report.AddNamed(FindingKind.Other, "Data that the pixels don't need", chunk.Name, chunk.Data.Length); break;
        }
    }

    private static void PlainText(ReadOnlyMemory<byte> data, ReportBuilder report)
    {
        var keyword = Keyword(data.Span, out var rest);
        Entry(keyword, data[Math.Min(rest, data.Length)..], report);
    }

    private static void PackedText(ReadOnlyMemory<byte> data, ReportBuilder report)
    {
        var keyword = Keyword(data.Span, out var rest);
        Packed(keyword, data[Math.Min(rest + 1, data.Length)..], report);
    }

    private static void Packed(string keyword, ReadOnlyMemory<byte> packed, ReportBuilder report)
    {
        if (Zlib.Unpack(packed.Span, Math.Min(PictureLimits.MaxReportText, report.PackedTextLeft)) is { } text)
        {
            report.PackedTextLeft -= text.Length;
            Entry(keyword, text, report);
        }
        else
        {
            report.Add(FindingKind.Text, "Text", keyword + ": " + ReportBuilder.Counted(packed.Length, "byte"));
        }
    }

    /// <summary>iTXt (W3C PNG section 11.3.3.4): keyword, flag, method, language, translated keyword, text.</summary>
    private static void International(ReadOnlyMemory<byte> data, ReportBuilder report)
    {
        var span = data.Span;
        var keyword = Keyword(span, out var at);
        var packed = at < span.Length && span[at] == 1;
        at = AfterNul(span, AfterNul(span, at + 2));
        if (packed)
        {
            Packed(keyword, data[at..], report);
        }
        else
        {
            Entry(keyword, data[at..], report);
        }
    }

    private static int AfterNul(ReadOnlySpan<byte> data, int from)
    {
        from = Math.Min(from, data.Length);
        var nul = data[from..].IndexOf((byte)0);
        return nul < 0 ? data.Length : from + nul + 1;
    }

    private static string Keyword(ReadOnlySpan<byte> data, out int rest)
    {
        rest = AfterNul(data, 0);
        return Reading.Text.OneLine(Reading.Text.FromBytes(data[..Math.Min(rest, 80)]));
    }

    private static void Entry(string keyword, ReadOnlyMemory<byte> text, ReportBuilder report)
    {
        if (keyword is "XML:com.adobe.xmp")
        {
            XmpFindings.Report(text.Span, report);
        }
        else if (keyword.StartsWith("Raw profile type ", StringComparison.Ordinal))
        {
            Raw(keyword[17..], text.Span, report);
        }
        else if (Keywords.TryGetValue(Small(keyword), out var known))
        {
            var shown = Reading.Text.Decode(Shown(text.Span));
            report.Add(known.Kind, known.Label, known.Kind == FindingKind.Time ? Moments.Of(shown) : shown);
        }
        else
        {
            report.Add(FindingKind.Text, "Text", keyword + ": " + Reading.Text.Decode(Shown(text.Span)));
        }
    }

    private static string Small(string keyword) =>
        string.Create(keyword.Length, keyword, static (small, keyword) => System.Text.Ascii.ToLower(keyword, small, out _));

    /// <summary>Of a long text only a beginning is shown.</summary>
    private static ReadOnlySpan<byte> Shown(ReadOnlySpan<byte> text) => text[..Math.Min(text.Length, 4000)];

    /// <summary>ImageMagick's way to keep other formats' blocks: a line with a number, then hexadecimal.</summary>
    private static void Raw(string type, ReadOnlySpan<byte> text, ReportBuilder report)
    {
        var block = PngRawProfile.Decode(text);
        switch (type)
        {
            case "exif" or "APP1" or "app1" when block.AsSpan().StartsWith("Exif\0"u8): ExifFindings.Report(block, report); break;
            case "iptc" or "8bim" when block.AsSpan().StartsWith("8BIM"u8): PhotoshopFindings.Report(block, report); break;
            case "iptc": IptcFindings.Report(block, report); break;
            case "xmp": XmpFindings.Report(block, report); break;
            default: report.Add(FindingKind.Text, "Text", type + ": " + ReportBuilder.Counted(block.Length, "byte")); break;
        }
    }

    private static void Time(ReadOnlySpan<byte> data, ReportBuilder report)
    {
        var year = Read.U16(data, 0);
        report.Add(FindingKind.Time, "Changed", ReportBuilder.Invariant($"{year:D4}-{data[2]:D2}-{data[3]:D2} {data[4]:D2}:{data[5]:D2}:{data[6]:D2} UTC"));
    }
}
