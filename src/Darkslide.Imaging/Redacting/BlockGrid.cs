namespace Darkslide.Imaging.Redacting;

/// <summary>
/// How far a bar reaches beyond what it was drawn around. A lossy coding keeps pixels in blocks: what is next to a covered letter, but in
/// its block, has traces of it, and whole blocks are covered for that. Decoders blur over a block's edge as well, which is the rim.
/// </summary>
/// <param name="Block">The largest block that a format transforms as one, on each side.</param>
/// <param name="Rim">How many pixels beyond it a decoder's filters carry.</param>
internal readonly record struct BlockGrid(int Block, int Rim)
{
    public static BlockGrid Of(PictureFormat format) => format switch
    {
        // A unit with colours at half the resolution, which are spread by one pixel. A TIFF's strips may be JPEG.
        PictureFormat.Jpeg or PictureFormat.Tiff => new BlockGrid(16, 2),
        PictureFormat.WebP => new BlockGrid(16, 4),
        PictureFormat.Heic => new BlockGrid(32, 8),
        PictureFormat.Avif => new BlockGrid(64, 16),
        _ => new BlockGrid(1, 0),
    };

    /// <summary>All blocks that an area touches, with the rim, as far as the picture goes.</summary>
    public Area Covering(Area area, int width, int height)
    {
        (int left, int right) = Span(area.X, area.Right, width);
        (int upper, int lower) = Span(area.Y, area.Lower, height);
        return new Area(left, upper, right - left, lower - upper);
    }

    /// <summary>A picture that was turned has its blocks counted from the other edge; both are done justice.</summary>
    private (int Start, int End) Span(int start, int end, int size)
    {
        int first = Math.Min(start / Block * Block, size - (UpTo(size - start)));
        int last = Math.Max(UpTo(end), size - ((size - end) / Block * Block));
        return (Math.Max(0, first - Rim), Math.Min(size, last + Rim));
    }

    private int UpTo(int value) => (value + Block - 1) / Block * Block;
}
