using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Tiff;

/// <summary>Where a page's strips or tiles stand. Missing and wrong byte counts are made good as the common decoder does it (libtiff).</summary>
internal sealed class TiffParts
{
    private readonly TiffReader _reader;
    private readonly TiffLayout _layout;
    private readonly TiffEntry _offsets;
    private readonly TiffEntry? _counts;
    private readonly bool _countsAreWrong;

    /// <exception cref="PictureRefusedException">The page says nowhere where its pixels are.</exception>
    public TiffParts(TiffReader reader, TiffDirectory page, TiffLayout layout)
    {
        _reader = reader;
        _layout = layout;
        // Some writers name tiles' tables like strips'.
        var offsets = layout.IsTiled ? page.Find(TiffTags.TileOffsets) ?? page.Find(TiffTags.StripOffsets) : page.Find(TiffTags.StripOffsets) ?? page.Find(TiffTags.TileOffsets);
        _offsets = offsets ?? throw new PictureRefusedException(PictureProblem.Malformed);
        _counts = layout.IsTiled ? page.Find(TiffTags.TileByteCounts) ?? page.Find(TiffTags.StripByteCounts) : page.Find(TiffTags.StripByteCounts) ?? page.Find(TiffTags.TileByteCounts);
        if (_offsets.Count < layout.PartCount)
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        reader.Spend(4L * layout.PartCount);
        _countsAreWrong = _counts is null || IsCountOfSomethingElse(_counts.Value);
    }

    /// <summary>Whether parts don't follow each other, so that some may be the same.</summary>
    public bool MayRepeat()
    {
        for (var i = 1; i < _layout.PartCount; i++)
        {
            if (_reader.Block.Number(_offsets, i) <= _reader.Block.Number(_offsets, i - 1))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>How many bytes behind unpacked pixels were said to belong to them.</summary>
    public long Surplus { get; private set; }

    /// <summary>A part's bytes, empty for one that was never written.</summary>
    /// <exception cref="PictureRefusedException">They are not all in the file.</exception>
    public (long Start, long Length) Range(int part)
    {
        long start = _reader.Block.Number(_offsets, part);
        long declared = _counts is { } counts && part < counts.Count ? _reader.Block.Number(counts, part) : 0;
        var isOnly = _layout.PartCount == 1;
        if (start == 0 || (declared == 0 && !isOnly && !_countsAreWrong))
        {
            return (0, 0);
        }
        var left = _reader.Block.Span.Length - start;
        var length = _layout.Compression == TiffCompression.None
            ? Unpacked(part, declared, isOnly)
            : declared > 0 && !_countsAreWrong ? declared : Rest(left, isOnly);
        if (length > left)
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        Surplus += _countsAreWrong ? 0 : Math.Max(0, Math.Min(declared, left) - length);
        return (start, length);
    }

    /// <summary>Unpacked pixels are as long as they are; a byte count can only tell that some are missing.</summary>
    private long Unpacked(int part, long declared, bool isOnly)
    {
        var length = _layout.UnpackedLength(part);
        var isLenient = _countsAreWrong || (isOnly && !_layout.IsTiled);
        return declared >= length || isLenient ? length : throw new PictureRefusedException(PictureProblem.CutOff);
    }

    /// <summary>Packed pixels of unknown length may reach to the end of the file; they are cut where they end.</summary>
    private long Rest(long left, bool isOnly) =>
        isOnly && TiffPixels.KnowsEnd(_layout.Compression) ? left : throw new PictureRefusedException(PictureProblem.Malformed);

    /// <summary>Some writers' tables of byte counts hold other numbers, such as the offsets; then strips of one length differ in theirs.</summary>
    private bool IsCountOfSomethingElse(TiffEntry counts)
    {
        if (_layout.Compression != TiffCompression.None || _layout.IsTiled || _layout.IsPlanar || _layout.PartCount <= 2)
        {
            return false;
        }
        uint first = _reader.Block.Number(counts), second = _reader.Block.Number(counts, 1);
        return first != second && first != 0 && second != 0;
    }
}
