using System.Text;
using Darkslide.Imaging.Colour;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>
/// Properties of pictures (ISO/IEC 23008-12 section 6.5): those that decoding and showing needs, each of its exact length.
/// </summary>
internal sealed class HeifProperties(ReadOnlyMemory<byte> file, List<Box> properties, ReportBuilder report)
{
    private readonly Dictionary<int, byte[]> _cleaned = [];

    /// <summary>Whether a property says something about the picture that no pixel depends on; it goes even where it is called essential.</summary>
    public static bool IsDescription(string type) => type is "udes" or "altt" or "crtt" or "mdft" or "free" or "skip";

    /// <summary>Whether a property is dropped without a word: it belongs to pictures that are dropped, or says nothing about anyone.</summary>
    public static bool IsKnown(string type) => type is
        "hvcC" or "av1C" or "avcC" or "jpgC" or "ispe" or "pixi" or "colr" or "pasp" or "clap" or "irot" or "imir" or "auxC" or "clli"
        or "mdcv" or "cclv" or "amve" or "reve" or "ndwt" or "lsel" or "a1op" or "a1lx" or "rloc" or "oinf" or "tols" or "lhvC";

    /// <summary>The property's box as it is written anew; empty when it goes.</summary>
    /// <exception cref="PictureRefusedException">Damaged, or unknown and essential.</exception>
    public byte[] Clean(HeifPropertyUse use)
    {
        if (use.Index > properties.Count)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var box = properties[use.Index - 1];
        if (!_cleaned.TryGetValue(use.Index, out var cleaned))
        {
            cleaned = Clean(box);
            _cleaned.Add(use.Index, cleaned);
        }
        if (cleaned.Length == 0 && use.IsEssential && !IsDescription(box.Type) && box.Type is not ("colr" or "jpgC" or "auxC"))
        {
            throw new PictureRefusedException(PictureProblem.UnsupportedFormat, $"HEIF ({Reading.Text.OneLine(box.Type)})");
        }
        return cleaned;
    }

    /// <summary>A property's box, whatever it belongs to, as it is written anew; empty when it goes.</summary>
    /// <exception cref="PictureRefusedException">Damaged.</exception>
    public byte[] Clean(Box box)
    {
        var fields = new BoxFields(file, box, isFull: false);
        var body = Body(box, fields);
        if (body.Length == 0)
        {
            return [];
        }
        if (fields.Left > 0)
        {
            report.AddNamed(FindingKind.Other, "Bytes behind a value", box.Type, fields.Left);
        }
        var writer = new BoxWriter();
        var start = writer.Begin(box.Type);
        writer.Bytes(body);
        writer.End(start);
        return writer.ToArray();
    }

    private byte[] Body(Box box, BoxFields fields) => box.Type switch
    {
        "hvcC" => HevcConfiguration.Clean(fields, report),
        "avcC" => AvcConfiguration.Clean(fields, report),
        "av1C" => Av1Configuration.Clean(fields, report),
        "ispe" => Full(fields, 8),
        "pixi" => Depths(fields),
        "colr" => Colours(fields),
        "irot" => [(byte)(fields.U8() & 3)],
        "imir" => [(byte)(fields.U8() & 1)],
        "auxC" => Auxiliary(fields),
        "pasp" or "amve" => fields.Take(8).ToArray(),
        "clap" => fields.Take(32).ToArray(),
        "clli" => fields.Take(4).ToArray(),
        "mdcv" => fields.Take(24).ToArray(),
        "cclv" => ContentColours(fields),
        "reve" => Full(fields, 16),
        "ndwt" => Full(fields, 4),
        "lsel" => fields.Take(2).ToArray(),
        "a1op" => fields.Take(1).ToArray(),
        "a1lx" => Layers(fields),
        _ => [],
    };

    /// <summary>A version and flags of zero, then the fields; other versions are not known.</summary>
    private static byte[] Full(BoxFields fields, int length)
    {
        if (fields.U32() != 0)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        return [0, 0, 0, 0, .. fields.Take(length).Span];
    }

    /// <summary>Bits of each channel. A longer form names the channels; the coded picture says the same.</summary>
    private static byte[] Depths(BoxFields fields)
    {
        var isLong = (fields.U32() & 1) != 0;
        var count = fields.U8();
        byte[] depths = [0, 0, 0, 0, (byte)count, .. fields.Take(count).Span];
        if (isLong)
        {
            fields.Take(fields.Left);
        }
        return depths;
    }

    /// <summary>ISO/IEC 14496-12 section 12.1.5: numbers as in ITU-T H.273, or a profile.</summary>
    private byte[] Colours(BoxFields fields)
    {
        var type = fields.Type();
        var head = Encoding.ASCII.GetBytes(type);
        switch (type)
        {
            case "nclx":
                return [.. head, .. fields.Take(7).Span];
            case "nclc":
                return [.. head, .. fields.Take(6).Span];
            case "prof" or "rICC":
                var profile = ProfileCleaner.Clean(fields.Take(fields.Left), report);
                return profile.Length == 0 ? [] : [.. head, .. profile];
            default:
                report.AddBytes(FindingKind.Other, "Colour profile that can't be read", fields.Left);
                return [];
        }
    }

    /// <summary>What kind of auxiliary picture. Of those only alpha planes stay; bytes behind the name are dropped.</summary>
    private byte[] Auxiliary(BoxFields fields)
    {
        var length = fields.Left;
        fields.U32();
        var type = fields.Text().Span;
        if (HeifNeeds.IsAlpha(Encoding.Latin1.GetString(type)))
        {
            return [0, 0, 0, 0, .. type, 0];
        }
        report.AddNamed(FindingKind.Other, "Data that the pixels don't need", "auxC", length);
        return [];
    }

    /// <summary>ISO/IEC 14496-12 section 12.1.8: four bits say which of the values are there.</summary>
    private static byte[] ContentColours(BoxFields fields)
    {
        var flags = fields.U8() & 0x3C;
        var length = ((flags & 0x20) != 0 ? 24 : 0) + (4 * (((flags >> 4) & 1) + ((flags >> 3) & 1) + ((flags >> 2) & 1)));
        return [(byte)flags, .. fields.Take(length).Span];
    }

    /// <summary>AV1 in image files, section 2.3.2.3: the lengths of three layers, of two or four bytes each.</summary>
    private static byte[] Layers(BoxFields fields)
    {
        var isLarge = fields.U8() & 1;
        return [(byte)isLarge, .. fields.Take(isLarge == 1 ? 12 : 6).Span];
    }
}
