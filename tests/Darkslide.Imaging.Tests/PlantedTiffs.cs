using Darkslide.Imaging.Tests.Fixtures;
using NetVips;
using static Darkslide.Imaging.Tests.Fixtures.Planted;

namespace Darkslide.Imaging.Tests;

/// <summary>One TIFF for each place in which something can hide.</summary>
internal static class PlantedTiffs
{
    private static byte[] Mark => Ascii(Canary + "\0");

    private static byte[] Xmp => Ascii("<x:xmpmeta><rdf:RDF><rdf:Description dc:title=\"" + Canary + "\"/></rdf:RDF></x:xmpmeta>");

    public static readonly Dictionary<string, Func<byte[]>> All = new()
    {
        ["tiff text"] = () => Page(page => page.With(270, 2, Mark).With(315, 2, Mark).With(306, 2, Ascii("2026:05:01 12:00:00\0"))),
        ["tiff private tag"] = () => Page(page => page.With(65123, 7, Mark)),
        ["tiff XMP, IPTC, Photoshop"] = () => Page(page => page.With(700, 1, Xmp).With(33723, 7, [0x1C, 2, 80, 0, 11, .. Ascii(Canary)]).With(34377, 1, Ascii("8BIM\x04\x0B\0\0\0\0\0\x0B" + Canary + "\0"))),
        ["tiff layers"] = () => Page(page => page.With(37724, 7, Mark)),
        ["tiff names of inks"] = () => Page(page => page.With(333, 2, Mark)),
        ["tiff too many values"] = () => Page(page => page.With(282, 5, [72, 0, 0, 0, 1, 0, 0, 0, .. Mark, 0, 0, 0, 0]).With(274, 3, [6, 0, .. Mark])),
        ["tiff Exif and GPS"] = () => Page(page =>
        {
            page.Below.Add((34665, new TiffFile.Page().With(0xA431, 2, Mark).With(0x927C, 7, Mark)));
            page.Below.Add((34853, new TiffFile.Page().With(27, 7, [.. Ascii("ASCII\0\0\0"), .. Mark])));
        }),
        ["tiff smaller picture below"] = () => Page(page => page.Below.Add((330, Reduced()))),
        ["tiff smaller page"] = () => Changed(Plain.Tiff(), tiff => tiff.Pages.Add(Reduced())),
        ["tiff a gap and a tail"] = () => [.. Changed(Plain.Tiff(), tiff => tiff.Gap = [.. Mark, 0, 0]), .. Mark],
        ["tiff big-endian, text"] = () => Changed(Plain.Tiff(), tiff => BigEndian(tiff).With(270, 2, Mark)),
        ["tiff behind the strips"] = () => Behind(Plain.Tiff()),
        ["tiff behind the strips, planes apart"] = () => Behind(Planes(Plain.Tiff())),
        ["tiff LZW, behind the strips"] = () => Behind(Plain.Tiff(Enums.ForeignTiffCompression.Lzw)),
        ["tiff LZW without an end, big-endian"] = () => Changed(Plain.Tiff(Enums.ForeignTiffCompression.Lzw, tile: true), tiff => Append(BigEndian(tiff), Ascii(Canary + Canary + Canary), cut: 2)),
        ["tiff deflate, behind the strips"] = () => Behind(Plain.Tiff(Enums.ForeignTiffCompression.Deflate)),
        ["tiff deflate, more rows"] = () => Changed(Plain.Tiff(), tiff => MoreRows(tiff.Pages[0])),
        ["tiff PackBits, behind the tiles"] = () => Behind(Plain.Tiff(Enums.ForeignTiffCompression.Packbits, tile: true)),
        ["tiff fax, behind the strips"] = () => Behind(Plain.Tiff(Enums.ForeignTiffCompression.Ccittfax4)),
        ["tiff JPEG, behind the tiles"] = () => Behind(Plain.Tiff(Enums.ForeignTiffCompression.Jpeg, tile: true)),
        ["tiff JPEG, comments and tables"] = () => Changed(Plain.Tiff(Enums.ForeignTiffCompression.Jpeg), tiff => InJpegs(tiff.Pages[0])),
    };

    private static byte[] Page(Action<TiffFile.Page> change) => Changed(Plain.Tiff(), tiff => change(tiff.Pages[0]));

    private static byte[] Changed(byte[] plain, Action<TiffFile> change)
    {
        var tiff = TiffFile.Parse(plain);
        change(tiff);
        return tiff.Build();
    }

    private static TiffFile.Page BigEndian(TiffFile tiff)
    {
        tiff.BigEndian = true;
        return tiff.Pages[0];
    }

    private static byte[] Behind(byte[] plain) => Changed(plain, tiff => Append(tiff.Pages[0], Ascii(Canary), cut: 0));

    private static void Append(TiffFile.Page page, byte[] hidden, int cut)
    {
        for (var i = 0; i < page.Parts.Count; i++)
        {
            page.Parts[i] = [.. page.Parts[i].AsSpan(..^cut), .. hidden];
        }
    }

    private static TiffFile.Page Reduced()
    {
        var page = TiffFile.Parse(Plain.Tiff()).Pages[0].With(254, 4, 1, 0, 0, 0).With(270, 2, Mark);
        Ascii(Canary).CopyTo(page.Parts[0], 10);
        return page;
    }

    /// <summary>The same pixels in strips of sixteen rows, red, green and blue apart.</summary>
    private static byte[] Planes(byte[] plain) => Changed(plain, tiff =>
    {
        var page = tiff.Pages[0];
        byte[] pixels = [.. page.Parts.SelectMany(part => part)];
        page.Parts.Clear();
        for (var strip = 0; strip < 6; strip++)
        {
            int plane = strip / 2, first = strip % 2 * 16 * 48;
            page.Parts.Add([.. Enumerable.Range(first, 16 * 48).Select(i => pixels[(3 * i) + plane])]);
        }
        page.Shorts(284, 2).Shorts(278, 16);
    });

    private static void MoreRows(TiffFile.Page page)
    {
        page.Shorts(259, 8);
        for (var i = 0; i < page.Parts.Count; i++)
        {
            page.Parts[i] = HiddenRows.Pack([.. page.Parts[i], .. Ascii(Canary + Canary)]);
        }
    }

    private static void InJpegs(TiffFile.Page page)
    {
        var tables = page.Fields.Find(field => field.Tag == 347).Value;
        page.With(347, 7, [.. tables.AsSpan(0, 2), .. Segment(0xDB, [3, .. Ascii(Canary), .. new byte[64 - Canary.Length]]), .. Segment(0xFE, Mark), .. tables.AsSpan(2), .. Mark]);
        for (var i = 0; i < page.Parts.Count; i++)
        {
            page.Parts[i] = [.. page.Parts[i].AsSpan(0, 2), .. Segment(0xE9, Mark), .. Segment(0xFE, Mark), .. page.Parts[i].AsSpan(2), .. Mark];
        }
    }
}
