namespace Darkslide.Imaging.Documents;

/// <summary>
/// What pages need of a PDF, and nothing else: for each kind of dictionary the members that are kept, each with the rule by which its value is
/// (<see cref="PdfCopy"/>). A <c>*</c> stands for a dictionary with names of its own, <c>[</c> for a list. Pages have the same table.
/// </summary>
internal static class PdfShapes
{
    public static readonly Dictionary<string, Dictionary<string, string>> All = new(StringComparer.Ordinal)
    {
        ["page"] = Shape("MediaBox CropBox Rotate UserUnit", ("Contents", "contents"), ("Resources", "resources"), ("Group", "group")),
        ["resources"] = Shape(
            "", ("ExtGState", "*state"), ("ColorSpace", "*colour"), ("Pattern", "*pattern"), ("Shading", "*shading"), ("XObject", "*drawing"), ("Font", "*font")),
        ["group"] = Shape("S I K", ("CS", "colour")),
        ["state"] = Shape(
            "LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK",
            ("Font", "[font"), ("SMask", "softMask"), ("BG", "function"), ("BG2", "function"), ("UCR", "function"), ("UCR2", "function"), ("TR", "[function"), ("TR2", "[function")),
        ["softMask"] = Shape("S BC", ("G", "drawing"), ("TR", "function")),
        ["form"] = Shape("Subtype FormType BBox Matrix", ("Resources", "resources"), ("Group", "group")),
        ["image"] = Shape(
            "Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte", ("ColorSpace", "colour"), ("Mask", "mask"), ("SMask", "drawing")),
        ["pattern"] = Shape(
            "PatternType PaintType TilingType BBox XStep YStep Matrix", ("Resources", "resources"), ("Shading", "shading"), ("ExtGState", "state")),
        ["shading"] = Shape(
            "ShadingType Background BBox AntiAlias Domain Coords Extend Matrix BitsPerCoordinate BitsPerComponent BitsPerFlag VerticesPerRow Decode",
            ("ColorSpace", "colour"), ("Function", "[function")),
        ["function"] = Shape("FunctionType Domain Range C0 C1 N Bounds Encode Decode Size BitsPerSample Order", ("Functions", "[function")),
        ["font"] = Shape(
            "Type Subtype BaseFont FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix",
            ("FontDescriptor", "descriptor"), ("Encoding", "encoding"), ("ToUnicode", "encoding"), ("DescendantFonts", "[font"), ("CIDSystemInfo", "collection"),
            ("CIDToGIDMap", "data"), ("CharProcs", "*glyph"), ("Resources", "resources")),
        ["descriptor"] = Shape(
            "Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth",
            ("FontFile", "fontFile"), ("FontFile2", "fontFile"), ("FontFile3", "fontFile")),
        ["fontFile"] = Shape("Subtype Length1 Length2 Length3"),
        ["encoding"] = Shape("Type BaseEncoding Differences CMapName WMode", ("CIDSystemInfo", "collection"), ("UseCMap", "encoding")),
        ["collection"] = Shape("Supplement", ("Registry", "text"), ("Ordering", "text")),
        ["calibrated"] = Shape("WhitePoint BlackPoint Gamma Matrix Range"),
        ["profile"] = Shape("N Range", ("Alternate", "colour")),
        ["fax"] = Shape("K EndOfLine EncodedByteAlign Columns Rows EndOfBlock BlackIs1 DamagedRowsBeforeError"),
        ["jpeg"] = Shape("ColorTransform"),
        ["glyph"] = [],
        ["data"] = [],
    };

    private static Dictionary<string, string> Shape(string plain, params (string Key, string Rule)[] others)
    {
        var shape = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)) shape[key] = "plain";
        foreach (var (key, rule) in others) shape[key] = rule;
        return shape;
    }
}
