namespace Darkslide.Imaging.Heif.Movies;

/// <summary>The boxes of one track (ISO/IEC 14496-12 section 8.3), whatever they stand in; no two that matter have the same name.</summary>
internal sealed class TrackBoxes
{
    private static readonly Dictionary<string, string[]> Inside = new(StringComparer.Ordinal)
    {
        ["trak"] = ["tkhd", "tref", "edts", "mdia"],
        ["edts"] = ["elst"],
        ["mdia"] = ["mdhd", "hdlr", "minf"],
        ["minf"] = ["dinf", "stbl"],
        ["dinf"] = ["dref"],
        ["stbl"] = ["stsd", "stts", "ctts", "stss", "stsc", "stsz", "stz2", "stco", "co64"],
    };

    private readonly Dictionary<string, Box> _boxes = new(StringComparer.Ordinal);

    /// <summary>Boxes that no picture needs.</summary>
    public List<Box> Others { get; } = [];

    /// <summary>Stretches inside that are no box.</summary>
    public List<(int Start, int End)> Stray { get; } = [];

    public static TrackBoxes Read(ReadOnlySpan<byte> file, Box track)
    {
        var boxes = new TrackBoxes();
        boxes.ReadInside(file, track);
        return boxes;
    }

    public Box? Find(string type) => _boxes.TryGetValue(type, out var box) ? box : null;

    /// <exception cref="PictureRefusedException">There is none.</exception>
    public Box Require(string type) => Find(type) ?? throw new PictureRefusedException(PictureProblem.Malformed);

    private void ReadInside(ReadOnlySpan<byte> file, Box box)
    {
        var known = Inside[box.Type];
        var children = Box.ReadAll(file, box.Body, box.End, out var rest);
        foreach (var child in children)
        {
            if (Array.IndexOf(known, child.Type) < 0 || !_boxes.TryAdd(child.Type, child))
            {
                Others.Add(child);
            }
            else if (Inside.ContainsKey(child.Type))
            {
                ReadInside(file, child);
            }
        }
        if (rest < box.End)
        {
            Stray.Add((rest, box.End));
        }
    }
}
