namespace Darkslide.Imaging.Heif;

/// <summary>The boxes a file is made of (ISO/IEC 14496-12 section 6.2).</summary>
internal sealed class HeifFile
{
    private readonly string _cutOffType;

    private HeifFile(List<Box> all, int rest, string cutOffType)
    {
        All = all;
        Rest = rest;
        _cutOffType = cutOffType;
        FileType = all[0];
        Meta = First("meta");
        Movie = First("moov");
    }

    /// <summary>In the order of the file.</summary>
    public List<Box> All { get; }

    public Box FileType { get; }

    public Box? Meta { get; }

    public Box? Movie { get; }

    /// <summary>Where bytes begin that are no box.</summary>
    public int Rest { get; }

    /// <exception cref="PictureRefusedException">The first box is not whole.</exception>
    public static HeifFile Read(ReadOnlyMemory<byte> file)
    {
        var all = Box.ReadAll(file.Span, 0, file.Length, out var rest);
        var type = rest <= file.Length - Box.HeadLength ? Box.TypeAt(file.Span, rest + 4) : "";
        if (type == "mdat")
        {
            // Cut off or with a wrong length: whether the picture's data is there, its items tell.
            all.Add(new Box(type, rest, rest + Box.HeadLength, file.Length));
            rest = file.Length;
        }
        return all.Count > 0 && all[0].Type == "ftyp"
            ? new HeifFile(all, rest, type)
            : throw new PictureRefusedException(PictureProblem.CutOff);
    }

    /// <exception cref="PictureRefusedException">There is none.</exception>
    public Box RequireMeta()
    {
        if (Meta is { } meta)
        {
            return meta;
        }
        if (First("mini") is not null)
        {
            throw new PictureRefusedException(PictureProblem.UnsupportedFormat, "Minimised HEIF");
        }
        var isCutOff = All.Count == 1 || _cutOffType is "meta" or "mdat" or "moov";
        throw new PictureRefusedException(isCutOff ? PictureProblem.CutOff : PictureProblem.Malformed);
    }

    private Box? First(string type)
    {
        foreach (var box in All)
        {
            if (box.Type == type)
            {
                return box;
            }
        }
        return null;
    }
}
