using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Tiff;

/// <summary>One image file directory. Of two entries with one tag the first counts, as decoders have it.</summary>
internal sealed class TiffDirectory
{
    private readonly Dictionary<int, TiffEntry> _first = [];

    public TiffDirectory(TiffBlock block, uint offset)
    {
        Block = block;
        Entries = block.Directory(offset);
        foreach (var entry in Entries)
        {
            _first.TryAdd(entry.Tag, entry);
        }
    }

    public TiffBlock Block { get; }

    /// <summary>All readable entries, in the file's order.</summary>
    public List<TiffEntry> Entries { get; }

    /// <summary>The directories that this one points to: smaller or other pictures.</summary>
    public List<TiffDirectory> Below { get; } = [];

    public TiffEntry? Find(int tag) => _first.TryGetValue(tag, out var entry) && entry.Count > 0 ? entry : null;

    public bool Has(int tag) => Find(tag) is not null;

    /// <summary>The only value, or what is meant when there is none: decoders ignore a field that has several in the place of one.</summary>
    public uint Number(int tag, uint missing) => Find(tag) is { Count: 1 } entry ? Block.Number(entry) : missing;

    /// <summary>Marked as a smaller form of another page, in the new way or the old (TIFF 6.0 section 8).</summary>
    public bool IsReduced => (Number(TiffTags.NewSubfileType, 0) & 1) == 1 || Number(TiffTags.SubfileType, 0) == 2;
}
