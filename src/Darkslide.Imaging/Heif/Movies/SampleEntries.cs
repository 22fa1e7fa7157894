using System.Text;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif.Movies;

/// <summary>A track's sample entries (ISO/IEC 14496-12 section 8.5.2): those that its samples use, with what decoding and showing needs.</summary>
internal sealed class SampleEntries(ReadOnlyMemory<byte> file, TrackBoxes boxes, ReportBuilder report)
{
    /// <summary>The fields of a picture's sample entry before the boxes inside it.</summary>
    public const int FieldsLength = 78;
    private const int Reserved = 8, WidthAt = 24, HeightAt = 26, NameAt = 42, NameLength = 32;

    private readonly HeifProperties _properties = new(file, [], report);

    public static bool IsKept(string type) => type is "hvcC" or "avcC" or "av1C" or "colr" or "pasp" or "clap" or "irot" or "imir"
        or "clli" or "mdcv" or "cclv" or "amve" or "ccst" or "auxi";

    /// <summary>What kind of auxiliary picture a track holds (ISO/IEC 23008-12 section 7.5.3); nothing where it doesn't say.</summary>
    public static string AuxiliaryType(ReadOnlyMemory<byte> file, Track track)
    {
        foreach (var entry in All(file, track.Boxes))
        {
            foreach (var child in Children(file, entry))
            {
                if (child is { Type: "auxi", Length: >= 4 })
                {
                    return HeifNeeds.Urn(file, child);
                }
            }
        }
        return "";
    }

    /// <summary>The sample entries as they stand in the file.</summary>
    public static List<Box> All(ReadOnlyMemory<byte> file, TrackBoxes boxes) =>
        boxes.Find("stsd") is { Length: >= 8 } box ? Box.ReadAll(file.Span, box.Body + 8, box.End, out _) : [];

    public static List<Box> Children(ReadOnlyMemory<byte> file, Box entry) =>
        entry.Length < FieldsLength ? [] : Box.ReadAll(file.Span, entry.Body + FieldsLength, entry.End, out _);

    /// <summary>Those of these numbers, in this order.</summary>
    /// <exception cref="PictureRefusedException">Damaged, encrypted, in another file, or of a coding that isn't known.</exception>
    public List<SampleEntry> Clean(IEnumerable<int> used)
    {
        var all = All(file, boxes);
        var cleaned = new List<SampleEntry>();
        foreach (var number in used)
        {
            cleaned.Add(number < all.Count ? Clean(all[number]) : throw new PictureRefusedException(PictureProblem.Malformed));
        }
        return cleaned;
    }

    private SampleEntry Clean(Box box)
    {
        if (box.Type is not ("hvc1" or "hev1" or "avc1" or "av01"))
        {
            throw new PictureRefusedException(PictureProblem.UnsupportedFormat, box.Type == "encv" ? "Encrypted HEIF" : $"HEIF ({Text.OneLine(box.Type)})");
        }
        var fields = new BoxFields(file, box, isFull: false);
        var fixedPart = fields.Take(FieldsLength).Span;
        RequireHere(Read.U16(fixedPart, 6));
        ReportName(box, fixedPart.Slice(NameAt, NameLength));
        if (fixedPart[Reserved..WidthAt].IndexOfAnyExcept((byte)0) >= 0)
        {
            report.AddNamed(FindingKind.Other, "Data that the pixels don't need", box.Type, WidthAt - Reserved);
        }
        var properties = Properties(box);
        return new SampleEntry
        {
            Type = box.Type,
            LengthBytes = LengthBytes(box.Type, properties),
            Width = Read.U16(fixedPart, WidthAt),
            Height = Read.U16(fixedPart, HeightAt),
            Properties = properties,
        };
    }

    /// <summary>Samples must stand in this very file (section 8.7.2).</summary>
    private void RequireHere(int number)
    {
        var box = boxes.Require("dref");
        var all = Box.ReadAll(file.Span, Math.Min(box.Body + 8, box.End), box.End, out _);
        var isHere = number >= 1 && number <= all.Count && all[number - 1].Length >= 4 && (new BoxFields(file, all[number - 1]).Flags & 1) != 0;
        if (!isHere)
        {
            throw new PictureRefusedException(PictureProblem.UnsupportedFormat, "Scattered HEIF");
        }
    }

    /// <summary>The coder's name: a length, then up to 31 characters.</summary>
    private void ReportName(Box box, ReadOnlySpan<byte> name)
    {
        var text = name.Slice(1, Math.Min((int)name[0], NameLength - 1));
        var end = text.IndexOf((byte)0);
        text = end < 0 ? text : text[..end];
        report.Add(FindingKind.Software, "Software", Text.FromBytes(text));
        if (name[(1 + text.Length)..].IndexOfAnyExcept((byte)0) >= 0)
        {
            report.AddNamed(FindingKind.Other, "Bytes behind a value", box.Type, NameLength - 1 - text.Length);
        }
    }

    private List<(byte[] Box, bool IsEssential)> Properties(Box entry)
    {
        var properties = new List<(byte[] Box, bool IsEssential)>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in Children(file, entry))
        {
            var isKept = IsKept(child.Type) && known.Add(child.Type == "colr" && child.Length >= 4 ? Box.TypeAt(file.Span, child.Body) : child.Type);
            var cleaned = isKept ? Property(child) : [];
            if (cleaned.Length > 0)
            {
                properties.Add((cleaned, false));
            }
            else if (!isKept)
            {
                TrackFindings.Box(file, child, report);
            }
        }
        return properties;
    }

    private byte[] Property(Box box)
    {
        if (box.Type is not ("ccst" or "auxi"))
        {
            return _properties.Clean(box);
        }
        var fields = new BoxFields(file, box);
        var body = box.Type == "ccst" ? Constraints(fields) : Auxiliary(fields);
        if (body.Length == 0)
        {
            report.AddNamed(FindingKind.Other, "Data that the pixels don't need", box.Type, box.Length);
            return [];
        }
        if (fields.Left > 0)
        {
            report.AddNamed(FindingKind.Other, "Bytes behind a value", box.Type, fields.Left);
        }
        var writer = new BoxWriter();
        var start = writer.BeginFull(box.Type, 0, 0);
        writer.Bytes(body);
        writer.End(start);
        return writer.ToArray();
    }

    /// <summary>Which pictures are predicted from which (ISO/IEC 23008-12 section 7.2.3.2): six bits, the others are reserved.</summary>
    private static byte[] Constraints(BoxFields fields)
    {
        var bits = fields.Take(4).Span[0] & 0xFC;
        return [(byte)bits, 0, 0, 0];
    }

    private static byte[] Auxiliary(BoxFields fields)
    {
        var type = fields.Text();
        return HeifNeeds.IsAlpha(Encoding.Latin1.GetString(type.Span)) ? [.. type.Span, 0] : [];
    }

    private static int LengthBytes(string type, List<(byte[] Box, bool IsEssential)> properties)
    {
        var wanted = type switch { "avc1" => "avcC", "av01" => "av1C", _ => "hvcC" };
        var box = properties.Find(property => Box.TypeAt(property.Box, 4) == wanted).Box ?? throw new PictureRefusedException(PictureProblem.Malformed);
        return wanted switch
        {
            "hvcC" => HevcConfiguration.LengthBytes(box.AsSpan(Box.HeadLength)),
            "avcC" => AvcConfiguration.LengthBytes(box.AsSpan(Box.HeadLength)),
            _ => 0,
        };
    }
}
