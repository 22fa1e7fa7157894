namespace Darkslide.Imaging.Marks;

/// <summary>How large a stamp and its parts are, in its own points (docs/marks.md, "Sizes").</summary>
internal sealed record StampSize
{
    private const double SmallestLetters = 9;

    /// <summary>A long text is made smaller than asked for. In a tiled mark not beyond this part, as long as three pictures hold it.</summary>
    private const double LeastPart = 0.4, LongestText = 3;

    // In letters' sizes.
    private const double LogoSide = 2.6, WidestLogo = 8, Gap = 0.5;

    public double Letters { get; private init; }

    public int TextWidth { get; private init; }

    public int TextHeight { get; private init; }

    public int LogoWidth { get; private init; }

    public int LogoHeight { get; private init; }

    public int Width => Math.Max(TextWidth, LogoWidth);

    public int Height { get; private init; }

    /// <summary>The height that counts for the distance of rows: it must not depend on how exactly letters are drawn.</summary>
    public double Line => TextHeight == 0 ? Height : Height - TextHeight + Math.Max(TextHeight, Letters);

    public static StampSize For(MarkShapes shapes, MarkLook look, int width, int height)
    {
        double letters = Math.Max(SmallestLetters, look.Size * Math.Sqrt((double)width * height) / 100) * Stamp.Fineness;
        StampSize asked = Of(shapes, letters);
        bool corner = look.Layout == MarkLayout.Corner;
        double room = corner ? Room(width, letters) : Math.Max(width, height) * Stamp.Fineness;
        double part = Math.Min(1, room / asked.Width);
        if (corner)
        {
            part = Math.Min(part, Room(height, letters) / asked.Height);
        }

        return part < 1 ? Of(shapes, letters * (corner ? part : Math.Max(part, Math.Min(LeastPart, part * LongestText)))) : asked;
    }

    /// <summary>What the corner's two margins leave; in a picture too small for them, all of it.</summary>
    private static double Room(int side, double letters)
    {
        double all = side * Stamp.Fineness;
        return Math.Max(all - (2 * letters), Math.Max(1, all * 0.8));
    }

    private static StampSize Of(MarkShapes shapes, double letters)
    {
        (int textWidth, int textHeight) = shapes.Text is { } text
            ? (Whole(text.Mask.Width * letters / text.Letters), Whole(text.Mask.Height * letters / text.Letters))
            : (0, 0);
        (int logoWidth, int logoHeight) = shapes.Logo is { } logo ? OfLogo(logo, letters) : (0, 0);
        return new StampSize
        {
            Letters = letters,
            TextWidth = textWidth,
            TextHeight = textHeight,
            LogoWidth = logoWidth,
            LogoHeight = logoHeight,
            Height = textHeight + logoHeight + (textHeight > 0 && logoHeight > 0 ? Whole(letters * Gap) : 0),
        };
    }

    /// <summary>Logos of any shape take the same area, so that a wide one is not larger than a square one.</summary>
    private static (int Width, int Height) OfLogo(MarkMask logo, double letters)
    {
        double scale = letters * LogoSide / Math.Sqrt((double)logo.Width * logo.Height);
        scale = Math.Min(scale, letters * WidestLogo / Math.Max(logo.Width, logo.Height));
        return (Whole(logo.Width * scale), Whole(logo.Height * scale));
    }

    private static int Whole(double points) => Math.Max(1, (int)Math.Floor(points + 0.5));
}
