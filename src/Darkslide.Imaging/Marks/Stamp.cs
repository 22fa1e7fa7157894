namespace Darkslide.Imaging.Marks;

/// <summary>
/// One copy of a mark at twice the size in which it will stand: what is filled, and the halo around that. Twice, because it
/// is turned while it is painted.
/// </summary>
internal sealed class Stamp
{
    /// <summary>Points of a stamp for each of the picture's.</summary>
    public const int Fineness = 2;

    private Stamp(int width, int height, byte[] fill, byte[] halo, int rim, StampSize size)
    {
        Width = width;
        Height = height;
        Fill = fill;
        Halo = halo;
        Rim = rim;
        Letters = size.Letters;
        Line = size.Line;
    }

    public int Width { get; }

    public int Height { get; }

    public byte[] Fill { get; }

    public byte[] Halo { get; }

    /// <summary>How far the halo's room reaches beyond the shape, on each side.</summary>
    public int Rim { get; }

    /// <summary>The letters' size, in the stamp's points.</summary>
    public double Letters { get; }

    /// <summary>The shape's height, of which text takes a whole line however low its letters are.</summary>
    public double Line { get; }

    /// <summary>A stamp for a picture of that size.</summary>
    public static Stamp For(MarkShapes shapes, MarkLook look, int width, int height)
    {
        StampSize size = StampSize.For(shapes, look, width, height);
        int rim = Halos.Radius(size.Letters) * Halos.Reach;
        (int stampWidth, int stampHeight) = (size.Width + (2 * rim), size.Height + (2 * rim));
        var fill = new byte[stampWidth * stampHeight];
        if (shapes.Logo is { } logo)
        {
            Place(logo.Scaled(size.LogoWidth, size.LogoHeight), fill, stampWidth, rim);
        }

        if (shapes.Text is { } text)
        {
            Place(text.Mask.Scaled(size.TextWidth, size.TextHeight), fill, stampWidth, stampHeight - rim - size.TextHeight);
        }

        return new Stamp(stampWidth, stampHeight, fill, Halos.Around(fill, stampWidth, stampHeight, size.Letters), rim, size);
    }

    /// <summary>In the middle of the line.</summary>
    private static void Place(MarkMask mask, byte[] into, int width, int top)
    {
        int left = (width - mask.Width) / 2;
        for (int y = 0; y < mask.Height; y++)
        {
            mask.Coverage.AsSpan(y * mask.Width, mask.Width).CopyTo(into.AsSpan(((top + y) * width) + left));
        }
    }
}
