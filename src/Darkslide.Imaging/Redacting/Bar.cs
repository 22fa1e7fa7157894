namespace Darkslide.Imaging.Redacting;

/// <summary>What is covered, and by what.</summary>
/// <param name="Area">What must be gone. More may be covered: see <see cref="BlockGrid"/>.</param>
/// <param name="Fill">What stands in its place.</param>
public sealed record Bar(Area Area, BarFill Fill = BarFill.Solid);

/// <summary>What stands in the place of what is covered. None of them depends on it.</summary>
public enum BarFill
{
    /// <summary>Black.</summary>
    Solid,

    /// <summary>Coarse cells in the colours of what is around the bar.</summary>
    Pixelated,
}
