namespace Darkslide.Imaging.Marks;

/// <summary>One link's mark: what it says, and how it looks.</summary>
public sealed class Mark
{
    private readonly MarkShapes shapes;

    /// <summary>A mark of a text, a logo, or both.</summary>
    /// <param name="look">How it looks.</param>
    /// <param name="text">What it says; null or empty for the logo alone.</param>
    /// <param name="logo">The logo, or null.</param>
    /// <param name="link">The link's number: each link's pattern begins elsewhere.</param>
    /// <exception cref="ArgumentException">There is neither.</exception>
    public Mark(MarkLook look, string? text, MarkLogo? logo, int link)
    {
        ArgumentNullException.ThrowIfNull(look);
        Look = look;
        Link = link;
        shapes = new MarkShapes(Lettering.Of(text ?? ""), logo?.Shape);
        if (shapes.Text is null && shapes.Logo is null)
        {
            throw new ArgumentException("A mark has a text or a logo.", nameof(text));
        }
    }

    /// <summary>How it looks.</summary>
    public MarkLook Look { get; }

    /// <summary>The link's number.</summary>
    public int Link { get; }

    /// <summary>Whether there would be anything to see.</summary>
    public static bool CanBeSeen(string? text, MarkLogo? logo) => logo is not null || Lettering.Of(text ?? "") is not null;

    internal void PaintOn(MarkPixels pixels) => MarkPainter.Paint(pixels, shapes, Look, Link);
}
