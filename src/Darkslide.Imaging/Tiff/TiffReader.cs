using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Tiff;

/// <summary>Follows the chain of directories (TIFF 6.0 section 2). Decides nothing about what is kept.</summary>
internal sealed class TiffReader
{
    private const int MaxPages = 10_000, MaxBelow = 16, EntryLength = 12;

    /// <summary>Values and pixels of an honest file hardly overlap; a thousand pages that share the same megabytes would never end.</summary>
    private long _left;

    private TiffReader(TiffBlock block)
    {
        Block = block;
        _left = 2L * block.Span.Length;
    }

    public TiffBlock Block { get; }

    /// <summary>The pages; a chain that ends in nothing, or in itself, ends there, as it does for decoders.</summary>
    public List<TiffDirectory> Pages { get; } = [];

    /// <exception cref="PictureRefusedException">No page at all, or too many.</exception>
    public static TiffReader Open(ReadOnlyMemory<byte> file)
    {
        var block = TiffBlock.Open(file) ?? throw new PictureRefusedException(PictureProblem.CutOff);
        var reader = new TiffReader(block);
        var seen = new HashSet<uint>();
        for (var offset = block.First; seen.Add(offset); offset = block.Next(offset))
        {
            var page = new TiffDirectory(block, offset);
            if (page.Entries.Count == 0)
            {
                break;
            }
            reader.Add(page);
            if (reader.Pages.Count > MaxPages)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
        }
        if (reader.Pages.Count == 0)
        {
            throw new PictureRefusedException(block.First >= file.Length ? PictureProblem.CutOff : PictureProblem.Malformed);
        }
        return reader;
    }

    private void Add(TiffDirectory page)
    {
        Spend(page.Entries.Count * EntryLength);
        Pages.Add(page);
        if (page.Find(TiffTags.SubDirectories) is not { } entry)
        {
            return;
        }
        for (var i = 0; i < Math.Min(entry.Count, MaxBelow); i++)
        {
            var below = new TiffDirectory(Block, Block.Number(entry, i));
            Spend(below.Entries.Count * EntryLength);
            page.Below.Add(below);
        }
    }

    /// <summary>Counts what is read of the file.</summary>
    /// <exception cref="PictureRefusedException">More than twice the file has been read: parts overlap.</exception>
    public void Spend(long bytes)
    {
        _left -= bytes;
        if (_left < 0)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
    }

    /// <summary>The bytes of a field that is kept.</summary>
    public ReadOnlyMemory<byte> Take(TiffEntry entry)
    {
        Spend(entry.Length);
        return Block.Slice(entry.At, entry.Length);
    }
}
