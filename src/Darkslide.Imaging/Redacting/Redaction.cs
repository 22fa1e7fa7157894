using Darkslide.Imaging.Marks;

namespace Darkslide.Imaging.Redacting;

/// <summary>What is burnt into a picture before anything else is made of it.</summary>
public sealed record Redaction
{
    /// <summary>The most bars that one picture may have.</summary>
    public const int MostBars = 200;

    /// <summary>What is covered, in the picture as it is shown before it is cropped. Bars may overlap.</summary>
    public IReadOnlyList<Bar> Bars { get; init; } = [];

    /// <summary>What stays of the picture; null for all of it.</summary>
    public Area? Crop { get; init; }

    /// <summary>Written across what stays; null for nothing.</summary>
    public Mark? Stamp { get; init; }

    internal void RequireFits(int width, int height)
    {
        if (Bars.Count > MostBars || Bars.Any(bar => !bar.Area.FitsInto(width, height)) || Crop?.FitsInto(width, height) == false)
        {
            throw new ArgumentException("A bar or the crop reaches beyond the picture, or there are too many bars.");
        }
    }
}
