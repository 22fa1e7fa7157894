/**
 * What pages need of a PDF, and nothing else: for each kind of dictionary the members that are kept, each with the rule by which its value is
 * (`pdf-copy.ts`). A `*` stands for a dictionary with names of its own, `[` for a list. The program has the same table.
 */
export const shapes: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  shape("page", "MediaBox CropBox Rotate UserUnit", { Contents: "contents", Resources: "resources", Group: "group" }),
  shape("resources", "", {
    ExtGState: "*state",
    ColorSpace: "*colour",
    Pattern: "*pattern",
    Shading: "*shading",
    XObject: "*drawing",
    Font: "*font",
  }),
  shape("group", "S I K", { CS: "colour" }),
  shape("state", "LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK", {
    Font: "[font",
    SMask: "softMask",
    BG: "function",
    BG2: "function",
    UCR: "function",
    UCR2: "function",
    TR: "[function",
    TR2: "[function",
  }),
  shape("softMask", "S BC", { G: "drawing", TR: "function" }),
  shape("form", "Subtype FormType BBox Matrix", { Resources: "resources", Group: "group" }),
  shape("image", "Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte", {
    ColorSpace: "colour",
    Mask: "mask",
    SMask: "drawing",
  }),
  shape("pattern", "PatternType PaintType TilingType BBox XStep YStep Matrix", {
    Resources: "resources",
    Shading: "shading",
    ExtGState: "state",
  }),
  shape(
    "shading",
    "ShadingType Background BBox AntiAlias Domain Coords Extend Matrix BitsPerCoordinate BitsPerComponent BitsPerFlag VerticesPerRow Decode",
    { ColorSpace: "colour", Function: "[function" },
  ),
  shape("function", "FunctionType Domain Range C0 C1 N Bounds Encode Decode Size BitsPerSample Order", {
    Functions: "[function",
  }),
  shape("font", "Type Subtype BaseFont FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix", {
    FontDescriptor: "descriptor",
    Encoding: "encoding",
    ToUnicode: "encoding",
    DescendantFonts: "[font",
    CIDSystemInfo: "collection",
    CIDToGIDMap: "data",
    CharProcs: "*glyph",
    Resources: "resources",
  }),
  shape(
    "descriptor",
    "Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth",
    { FontFile: "fontFile", FontFile2: "fontFile", FontFile3: "fontFile" },
  ),
  shape("fontFile", "Subtype Length1 Length2 Length3"),
  shape("encoding", "Type BaseEncoding Differences CMapName WMode", {
    CIDSystemInfo: "collection",
    UseCMap: "encoding",
  }),
  shape("collection", "Supplement", { Registry: "text", Ordering: "text" }),
  shape("calibrated", "WhitePoint BlackPoint Gamma Matrix Range"),
  shape("profile", "N Range", { Alternate: "colour" }),
  shape("fax", "K EndOfLine EncodedByteAlign Columns Rows EndOfBlock BlackIs1 DamagedRowsBeforeError"),
  shape("jpeg", "ColorTransform"),
  shape("glyph", ""),
  shape("data", ""),
]);

function shape(name: string, plain: string, others: Record<string, string> = {}): [string, Map<string, string>] {
  const rules = plain.split(" ").map((key): [string, string] => [key, "plain"]);
  return [name, new Map([...rules, ...Object.entries(others)])];
}
