using System.Text;
using Darkslide.Imaging.Heif.Movies;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Heif;

/// <summary>
/// The strict reading of a cleaned HEIC or AVIF: known boxes in their order, each of its exact length; items that the picture needs and
/// no others; tracks that are shown; every byte of data belongs to an item or a sample.
/// </summary>
internal static class HeifWalker
{
    private static readonly HashSet<string> Brands =
    [
        "avif", "avis", "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "avci", "avcs", "jpeg", "mif1", "mif2", "msf1", "miaf",
        "MiPr", "MiHB", "MiHA", "MiHE", "MiAB", "MA1A", "MA1B", "MiCm", "MiBu", "MiAC", "iso8", "iso9", "isoa", "isob", "isoc",
    ];

    /// <param name="file">The cleaned file.</param>
    /// <param name="keepsGainMap">Whether it must have a gain map; otherwise it must not.</param>
    public static bool Passes(ReadOnlySpan<byte> file, bool keepsGainMap = false)
    {
        try
        {
            return IsClean(file, keepsGainMap);
        }
        catch (PictureRefusedException)
        {
            return false;
        }
    }

    private static bool IsClean(ReadOnlySpan<byte> file, bool keepsGainMap)
    {
        var boxes = Box.ReadAll(file, 0, file.Length, out var rest);
        return rest == file.Length
            && Types(boxes) is "ftyp meta mdat" or "ftyp moov mdat" or "ftyp meta moov mdat"
            && FileType(file, boxes[0], keepsGainMap)
            && (boxes[^2].Type == "moov" ? Sequence(file, boxes, keepsGainMap) : HeifMetaWalker.Passes(file, boxes[1], boxes[2], [], keepsGainMap));
    }

    /// <summary>The items' data stands before the tracks'; an item may use a sample's.</summary>
    private static bool Sequence(ReadOnlySpan<byte> file, List<Box> boxes, bool keepsGainMap)
    {
        if (!MovieWalker.Passes(file, boxes[^2], boxes[^1], out var movie))
        {
            return false;
        }
        var items = boxes[^1] with { End = movie.DataAt };
        return boxes[1].Type == "meta" ? HeifMetaWalker.Passes(file, boxes[1], items, movie.Samples, keepsGainMap) : items.Length == 0 && !keepsGainMap;
    }

    /// <summary>The types of boxes, one after the other, when each has a short head.</summary>
    public static string Types(List<Box> boxes)
    {
        var types = new StringBuilder();
        foreach (var box in boxes)
        {
            types.Append(types.Length > 0 ? " " : "").Append(box.Body - box.Start == Box.HeadLength ? box.Type : "?");
        }
        return types.ToString();
    }

    private static bool FileType(ReadOnlySpan<byte> file, Box box, bool keepsGainMap)
    {
        if (box.Length < 12 || box.Length % 4 != 0 || Read.U32(file, box.Body + 4) != 0 || !Brands.Contains(Box.TypeAt(file, box.Body)))
        {
            return false;
        }
        for (var at = box.Body + 8; at < box.End; at += 4)
        {
            if (!Brands.Contains(Box.TypeAt(file, at)) && !(keepsGainMap && Read.Matches(file, at, "tmap"u8)))
            {
                return false;
            }
        }
        return true;
    }
}
