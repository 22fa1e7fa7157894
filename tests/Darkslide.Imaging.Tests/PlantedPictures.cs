using Darkslide.Imaging.Tests.Fixtures;
using static Darkslide.Imaging.Tests.Fixtures.Planted;

namespace Darkslide.Imaging.Tests;

/// <summary>One picture for each place in which something can hide.</summary>
internal static class PlantedPictures
{
    private static readonly byte[] Xmp = Ascii("<x:xmpmeta><rdf:RDF><rdf:Description dc:title=\"" + Canary + "\"/></rdf:RDF></x:xmpmeta>");

    private static byte[] Exif => new ExifBlock().Orientation(6).Text(0x010F, Canary).Text(0xA431, Canary, inExif: true).Thumbnail(Plain.Jpeg(16, 8)).Build();

    /// <summary>With those that tell more than a canary.</summary>
    public static readonly Dictionary<string, Func<byte[]>> All = Hiding.Concat(PlantedTiffs.All).Concat(PlantedHeif.All).Concat(PlantedSequences.All).Concat(RevealingPictures.All.Select(
        pair => KeyValuePair.Create<string, Func<byte[]>>(pair.Key, () => pair.Value().File))).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, Func<byte[]>> Hiding => new()
    {
        ["jpeg Exif"] = () => InJpeg(ExifSegment(Exif)),
        ["jpeg two Exif"] = () => InJpeg(ExifSegment(Exif), ExifSegment(Exif)),
        ["jpeg XMP"] = () => InJpeg(Segment(0xE1, [.. Ascii("http://ns.adobe.com/xap/1.0/\0"), .. Xmp])),
        ["jpeg JFIF thumbnail"] = () => InJpeg(Segment(0xE0, [.. Ascii("JFIF\0\x01\x02\0\0\x01\0\x01\x04\x01"), .. Ascii(Canary + "!")])),
        ["jpeg comment"] = () => InJpeg(Segment(0xFE, Ascii(Canary))),
        ["jpeg unknown application"] = () => InJpeg(Segment(0xE9, Ascii(Canary))),
        ["jpeg C2PA"] = () => InJpeg(Segment(0xEB, Ascii("JP\0\x01" + Canary))),
        ["jpeg Adobe tail"] = () => InJpeg(Segment(0xEE, [.. Ascii("Adobe\0d\0\0\0\0\x01"), .. Ascii(Canary)])),
        ["jpeg IPTC"] = () => InJpeg(Segment(0xED, [.. Ascii("Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x10"), 0x1C, 2, 80, 0, 11, .. Ascii(Canary)])),
        ["jpeg stray bytes"] = () => InJpeg(Segment(0xE9, 0), Ascii(Canary)),
        ["jpeg unused table"] = () => InJpeg(Segment(0xDB, [3, .. Ascii(Canary), .. new byte[64 - Canary.Length]])),
        ["jpeg behind the end"] = () => [.. Plain.Jpeg(), .. Ascii(Canary)],
        ["jpeg motion photo"] = () => [.. Plain.Jpeg(), 0, 0, 0, 24, .. Ascii("ftypmp42\0\0\0\0mp42isom"), .. Ascii(Canary)],
        ["jpeg behind the last block"] = () => CodedTails.BehindScans(Plain.Jpeg(), Ascii(Canary)),
        ["jpeg behind restart intervals"] = () => CodedTails.BehindIntervals(Plain.Jpeg(restartInterval: 2), Ascii(Canary)),
        ["progressive jpeg behind each scan"] = () => CodedTails.BehindScans(Plain.Jpeg(progressive: true), Ascii(Canary)),
        ["progressive jpeg behind the end"] = () => [.. Plain.Jpeg(progressive: true), .. Ascii(Canary)],
        ["png text"] = () => InPng(Chunk("tEXt", Ascii("Author\0" + Canary))),
        ["png Exif"] = () => InPng(Chunk("eXIf", Exif)),
        ["png XMP"] = () => InPng(Chunk("iTXt", [.. Ascii("XML:com.adobe.xmp\0\0\0\0\0"), .. Xmp])),
        ["png unknown chunk"] = () => InPng(Chunk("prVt", Ascii(Canary))),
        ["png gamma with a tail"] = () => InPng(Chunk("gAMA", [0, 0, 177, 143, .. Ascii(Canary)])),
        ["png time"] = () => InPng(Chunk("tIME", 7, 234, 5, 1, 12, 30, 59)),
        ["png interlaced, Exif"] = () => InPngOf(Plain.Png(interlaced: true), Chunk("eXIf", Exif)),
        ["png palette, text"] = () => InPngOf(Plain.PalettePng(), Chunk("tEXt", Ascii("Comment\0" + Canary))),
        ["png behind the end"] = () => [.. Plain.Png(), .. Ascii(Canary)],
        ["png behind the rows"] = () => HiddenRows.BehindTheStream(Plain.Png()),
        ["png more rows"] = () => HiddenRows.BehindTheLastRow(Plain.Png()),
        ["webp Exif"] = () => InWebP(RiffChunk("EXIF", Exif)),
        ["webp XMP"] = () => InWebP(RiffChunk("XMP ", Xmp)),
        ["webp unknown chunk"] = () => InWebP(RiffChunk("prvt", Ascii(Canary))),
        ["webp behind the end"] = () => [.. InWebP(), .. Ascii(Canary)],
        ["webp Exif in Photoshop's data in Exif"] = () => InWebP(RiffChunk("EXIF", Nested(levels: 30, entries: 1))),
        ["webp a hundred of each in each"] = () => InWebP(RiffChunk("EXIF", Nested(levels: 6, entries: 100))),
        ["gif comment"] = () => InGif(GifComment(Canary)),
        ["gif unknown application"] = () => InGif([0x21, 0xFF, 11, .. Ascii("PRIVATE1234"), (byte)Canary.Length, .. Ascii(Canary), 0]),
        ["gif behind the end"] = () => [.. Plain.Gif(), .. Ascii(Canary)],
    };

    /// <summary>Exif whose entries all point to the same Photoshop resources, which hold the next Exif, and so on.</summary>
    private static byte[] Nested(int levels, byte entries)
    {
        byte[] exif = [.. "II*\0\u0008\0\0\0\0\0\0\0\0\0"u8];
        for (var level = 0; level < levels; level++)
        {
            byte[] resources = [.. "8BIM\u0004\u0022\0\0"u8, 0, (byte)(exif.Length >> 16), (byte)(exif.Length >> 8), (byte)exif.Length, .. exif];
            byte[] entry = [0x49, 0x86, 7, 0, .. BitConverter.GetBytes(resources.Length), .. BitConverter.GetBytes(8 + 2 + (12 * entries) + 4)];
            exif = [.. "II*\0\u0008\0\0\0"u8, entries, 0, .. Enumerable.Repeat(entry, entries).SelectMany(bytes => bytes), 0, 0, 0, 0, .. resources];
        }
        return exif;
    }
}
