using System.Buffers;

namespace Darkslide.Imaging.Documents;

/// <summary>Dictionaries with bytes: drawings are written anew, JPEG pictures and colour profiles cleaned, font programs and samples copied.</summary>
internal static class PdfStreams
{
    public static PdfData? Copy(PdfCopy copy, PdfData stream, string rule, int depth)
    {
        if (rule == "profile") return CopyProfile(copy, stream, depth);
        var dictionary = copy.Keep(stream.Dictionary, rule, depth);
        return rule switch
        {
            "glyph" or "pattern" => Drawn(copy, stream, dictionary),
            "encoding" => new PdfData(dictionary, () => PageDrawing.WithoutComments(Whole(stream))),
            "fontFile" or "function" or "shading" or "data" => new PdfData(dictionary, () => Whole(stream)),
            _ => null,
        };
    }

    /// <summary>A form or an image; PostScript is left out.</summary>
    public static PdfData? CopyDrawing(PdfCopy copy, PdfData stream, int depth)
        => PdfSyntax.NameOf(copy.Resolve(stream.Dictionary["Subtype"])) switch
        {
            "Form" => Drawn(copy, stream, copy.Keep(stream.Dictionary, "form", depth)),
            "Image" => CopyImage(copy, stream, copy.Keep(stream.Dictionary, "image", depth), depth),
            _ => null,
        };

    /// <summary>A page's drawing in one piece.</summary>
    public static PdfReference CopyContents(PdfCopy copy, PdfValue value)
    {
        IReadOnlyList<PdfValue> parts = value is PdfList list ? list.Items : [value];
        PdfData[] streams = [.. parts.Select(copy.Resolve).OfType<PdfData>()];
        var number = copy.Reserve();
        copy.Set(number, new PdfData(new PdfMembers(new Dictionary<string, PdfValue>()), () => PageDrawing.Clean(Join(streams))));
        return new PdfReference(number);
    }

    /// <summary>All bytes of a stream of which no filter is left.</summary>
    public static byte[] Whole(PdfData stream)
        => Filters(stream.Dictionary).Count == 0 ? stream.Read() : throw new DocumentRefusedException(DocumentProblem.Damaged);

    private static PdfData Drawn(PdfCopy copy, PdfData stream, PdfMembers dictionary)
    {
        if (copy.Resolve(stream.Dictionary["Resources"]) is PdfMembers resources) PdfLayers.RequireShownIn(copy, resources);
        return new PdfData(dictionary, () => PageDrawing.Clean(Whole(stream)));
    }

    private static PdfData? CopyProfile(PdfCopy copy, PdfData stream, int depth)
    {
        var cleaned = Colour.ProfileCleaner.Clean(Whole(stream), new Reporting.ReportBuilder());
        return cleaned.Length == 0 ? null : new PdfData(copy.Keep(stream.Dictionary, "profile", depth), () => cleaned);
    }

    private static PdfData CopyImage(PdfCopy copy, PdfData stream, PdfMembers dictionary, int depth)
    {
        var filters = Filters(stream.Dictionary);
        if (filters.Count == 0) return new PdfData(dictionary, stream.Read);
        if (filters.Count > 1 || filters[0] is not ("DCTDecode" or "CCITTFaxDecode")) throw new DocumentRefusedException(DocumentProblem.Picture);
        var packed = PdfSyntax.With(dictionary, "Filter", PdfSyntax.Name(filters[0]));
        var parameters = stream.Dictionary["DecodeParms"] is PdfList { Items: [var only] } ? only : stream.Dictionary["DecodeParms"];
        if (copy.Resolve(parameters) is PdfMembers given) packed = PdfSyntax.With(packed, "DecodeParms", copy.Keep(given, filters[0] == "DCTDecode" ? "jpeg" : "fax", depth + 1));
        return new PdfData(packed, filters[0] == "DCTDecode" ? () => CleanJpeg(stream.Read()) : stream.Read);
    }

    private static byte[] CleanJpeg(byte[] file)
    {
        try
        {
            using var cleaned = PictureCleaner.Clean(file);
            return cleaned.Format == PictureFormat.Jpeg ? cleaned.Bytes.ToArray() : throw new DocumentRefusedException(DocumentProblem.Picture);
        }
        catch (PictureRefusedException e)
        {
            throw new DocumentRefusedException(DocumentProblem.Picture, e);
        }
    }

    private static IReadOnlyList<string> Filters(PdfMembers dictionary) => dictionary["Filter"] switch
    {
        PdfName name => [PdfSyntax.NameOf(name)!],
        PdfList list => [.. list.Items.Select(each => PdfSyntax.NameOf(each) ?? "?")],
        _ => [],
    };

    // Parts may end in the middle of what the next one goes on with, but never within a word.
    private static ReadOnlySpan<byte> Join(PdfData[] parts)
    {
        var all = new ArrayBufferWriter<byte>();
        foreach (var part in parts)
        {
            all.Write(Whole(part));
            all.Write("\n"u8);
        }

        return all.WrittenSpan;
    }
}
