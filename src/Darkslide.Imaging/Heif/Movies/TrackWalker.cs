using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Heif.Movies;

/// <summary>The strict reading of a track: see <see cref="MovieWalker"/>.</summary>
internal sealed class TrackWalker(int number)
{
    /// <summary>Types of the sample entries, and how many bytes a unit's length takes.</summary>
    public List<(string Type, int LengthBytes)> Entries { get; } = [];

    public List<(int At, int Length, int Entry)> Samples { get; private set; } = [];

    public List<(string Type, int To)> References { get; } = [];

    public string Handler { get; private set; } = "";

    public bool IsEnabled { get; private set; }

    public int AlternateGroup { get; private set; }

    public bool IsAuxiliary => References.Exists(reference => reference.Type == "auxl");

    public bool Passes(ReadOnlySpan<byte> file, Box track)
    {
        var boxes = Inside(file, track, out var types);
        var hasEdits = types is "tkhd edts mdia" or "tkhd tref edts mdia";
        var hasReferences = types is "tkhd tref mdia" or "tkhd tref edts mdia";
        return (hasEdits || hasReferences || types == "tkhd mdia")
            && TrackHeader(file, boxes[0])
            && (!hasReferences || ReferencesPass(file, boxes[1]))
            && (!hasEdits || Edits(file, boxes[^2]))
            && Media(file, boxes[^1]);
    }

    /// <summary>The boxes inside one that has nothing else in it.</summary>
    private static List<Box> Inside(ReadOnlySpan<byte> file, Box box, out string types)
    {
        var boxes = Box.ReadAll(file, box.Body, box.End, out var rest);
        types = rest == box.End ? HeifWalker.Types(boxes) : "";
        return boxes;
    }

    private bool TrackHeader(ReadOnlySpan<byte> file, Box box)
    {
        var extra = MovieWalker.HeadExtra(file, box);
        IsEnabled = (Read.U32(file, box.Body) & 1) == 1;
        // Behind the number and the duration.
        var at = box.Body + 24 + extra;
        AlternateGroup = Read.U16(file, at + 10);
        return box.Length == 84 + extra && (Read.U32(file, box.Body) & 0xFF_FFF4) == 0
            && Read.U32(file, box.Body + (extra > 0 ? 20 : 12)) == number && Read.U32(file, box.Body + (extra > 0 ? 24 : 16)) == 0
            && file.Slice(at, 8).IndexOfAnyExcept((byte)0) < 0 && Read.U32(file, at + 12) == 0
            && MovieMatrix.MakesSense(file.Slice(at + 16, MovieMatrix.Length));
    }

    private bool ReferencesPass(ReadOnlySpan<byte> file, Box box)
    {
        var boxes = Inside(file, box, out var types);
        if (types is not ("auxl" or "prem" or "auxl prem"))
        {
            return false;
        }
        foreach (var reference in boxes)
        {
            for (var at = reference.Body; at < reference.End; at += 4)
            {
                References.Add((reference.Type, (int)Read.U32(file, at)));
            }
        }
        return boxes.TrueForAll(reference => reference.Length > 0 && reference.Length % 4 == 0);
    }

    private static bool Edits(ReadOnlySpan<byte> file, Box box)
    {
        var list = Inside(file, box, out var types)[0];
        var bytes = file[list.Body] == 1 ? 8 : 4;
        var count = Read.U32(file, list.Body + 4);
        if (types != "elst" || (Read.U32(file, list.Body) & 0xFEFF_FFFE) != 0 || count == 0 || list.Length != 8 + (count * ((2 * bytes) + 4)))
        {
            return false;
        }
        for (var at = list.Body + 8 + (2 * bytes); at < list.End; at += (2 * bytes) + 4)
        {
            if (!TrackEdits.IsRate(Read.U32(file, at)))
            {
                return false;
            }
        }
        return true;
    }

    private bool Media(ReadOnlySpan<byte> file, Box box)
    {
        var boxes = Inside(file, box, out var types);
        if (types != "mdhd hdlr minf" || !MediaHeader(file, boxes[0]) || !HandlerPasses(file, boxes[1]))
        {
            return false;
        }
        var inside = Inside(file, boxes[2], out types);
        return types == "vmhd dinf stbl"
            && inside[0].Length == 12 && Read.Matches(file, inside[0].Body, "\0\0\0\u0001\0\0\0\0\0\0\0\0"u8)
            && Read.Matches(file, inside[1].Body, "\0\0\0\u001Cdref\0\0\0\0\0\0\0\u0001\0\0\0\u000Curl \0\0\0\u0001"u8) && inside[1].Length == 28
            && Table(file, inside[2]);
    }

    private static bool MediaHeader(ReadOnlySpan<byte> file, Box box)
    {
        var extra = MovieWalker.HeadExtra(file, box);
        return box.Length == 24 + extra && (Read.U32(file, box.Body) & 0xFF_FFFF) == 0
            && Read.U32(file, box.Body + (extra > 0 ? 20 : 12)) > 0 && Read.U32(file, box.End - 4) == 0x55C4_0000;
    }

    private bool HandlerPasses(ReadOnlySpan<byte> file, Box box)
    {
        Handler = Box.TypeAt(file, box.Body + 8);
        return box.Length == 25 && file.Slice(box.Body, 8).IndexOfAnyExcept((byte)0) < 0
            && Handler is "pict" or "vide" or "auxv" && file.Slice(box.Body + 12, 13).IndexOfAnyExcept((byte)0) < 0;
    }

    private bool Table(ReadOnlySpan<byte> file, Box box)
    {
        var boxes = Inside(file, box, out var types);
        if (types is not ("stsd stts stsc stsz stco" or "stsd stts ctts stsc stsz stco" or "stsd stts stss stsc stsz stco" or "stsd stts ctts stss stsc stsz stco"))
        {
            return false;
        }
        var table = new SampleTableWalker();
        var passes = SampleEntryWalker.Passes(file, boxes[0], Entries);
        foreach (var child in boxes[1..])
        {
            passes &= table.Passes(file, child);
        }
        Samples = table.Samples;
        return passes && table.IsWhole(Entries.Count);
    }
}
