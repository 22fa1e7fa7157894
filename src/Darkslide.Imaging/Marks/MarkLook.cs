namespace Darkslide.Imaging.Marks;

/// <summary>How a mark looks, whatever it says (docs/marks.md). Pages have the same bounds and defaults.</summary>
public sealed record MarkLook
{
    /// <summary>The bounds of <see cref="Size"/>.</summary>
    public const int SmallestSize = 1, LargestSize = 20, DefaultSize = 3;

    /// <summary>The bounds of <see cref="Opacity"/>.</summary>
    public const int FaintestOpacity = 10, FullOpacity = 100, DefaultOpacity = 35;

    /// <summary>The bounds of <see cref="Angle"/>.</summary>
    public const int SteepestAngle = 90, DefaultAngle = 30;

    /// <summary>Where it stands.</summary>
    public MarkLayout Layout { get; init; } = MarkLayout.Tiled;

    /// <summary>The letters' size, in percent of the square root of the picture's area: 1 to 20.</summary>
    public int Size { get; init; } = DefaultSize;

    /// <summary>In percent: 10 to 100. Where a picture is so busy that it could not be read, it is made stronger.</summary>
    public int Opacity { get; init; } = DefaultOpacity;

    /// <summary>How far a tiled mark's lines rise to the right, in degrees: -90 to 90.</summary>
    public int Angle { get; init; } = DefaultAngle;
}
