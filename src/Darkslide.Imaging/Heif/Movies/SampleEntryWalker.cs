using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Heif.Movies;

/// <summary>The strict reading of sample entries: see <see cref="MovieWalker"/>.</summary>
internal static class SampleEntryWalker
{
    /// <param name="file">The whole file.</param>
    /// <param name="box">The <c>stsd</c> box.</param>
    /// <param name="entries">Gets their types as items have them, and the lengths of units' lengths.</param>
    public static bool Passes(ReadOnlySpan<byte> file, Box box, List<(string Type, int LengthBytes)> entries)
    {
        var boxes = Box.ReadAll(file, box.Body + 8, box.End, out var rest);
        var passes = rest == box.End && boxes.Count > 0 && Read.U32(file, box.Body) == 0 && Read.U32(file, box.Body + 4) == boxes.Count;
        foreach (var entry in boxes)
        {
            var isKnown = entry.Body - entry.Start == Box.HeadLength && entry.Type is "hvc1" or "hev1" or "avc1" or "av01" && Fields(file, entry);
            if (!passes || !isKnown)
            {
                return false;
            }
            var lengthBytes = Properties(file, entry);
            passes = lengthBytes >= 0;
            entries.Add((entry.Type == "hev1" ? "hvc1" : entry.Type, lengthBytes));
        }
        return passes;
    }

    private static bool Fields(ReadOnlySpan<byte> file, Box box) =>
        Read.Matches(file, box.Body, "\0\0\0\0\0\0\0\u0001\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"u8)
        && Read.Matches(file, box.Body + 28, "\0\u0048\0\0\0\u0048\0\0\0\0\0\0\0\u0001"u8)
        && file.Slice(box.Body + 42, 32).IndexOfAnyExcept((byte)0) < 0
        && Read.U32(file, box.Body + 74) == 0x0018_FFFF;

    /// <summary>How many bytes a unit's length takes, 0 for AV1; -1 when something must not be there, or is missing.</summary>
    private static int Properties(ReadOnlySpan<byte> file, Box entry)
    {
        var boxes = Box.ReadAll(file, entry.Body + SampleEntries.FieldsLength, entry.End, out var rest);
        var lengthBytes = -1;
        foreach (var box in boxes)
        {
            var body = file[box.Body..box.End];
            var passes = box.Type switch
            {
                "ccst" => box.Length == 8 && Read.U32(body, 0) == 0 && (Read.U32(body, 4) & 0x3FF_FFFF) == 0,
                "auxi" => HeifPropertyWalker.Passes("auxC", body),
                "hvcC" or "avcC" or "av1C" or "colr" or "pasp" or "clap" or "irot" or "imir" or "clli" or "mdcv" or "cclv" or "amve" =>
                    HeifPropertyWalker.Passes(box.Type, body),
                _ => false,
            };
            if (!passes || box.Body - box.Start != Box.HeadLength)
            {
                return -1;
            }
            lengthBytes = (entry.Type, box.Type) switch
            {
                ("hvc1" or "hev1", "hvcC") => (body[21] & 3) + 1,
                ("avc1", "avcC") => (body[4] & 3) + 1,
                ("av01", "av1C") => 0,
                _ => lengthBytes,
            };
        }
        return rest == entry.End ? lengthBytes : -1;
    }
}
