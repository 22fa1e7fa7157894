namespace Darkslide.Imaging.Marks;

/// <summary>Where a mark stands.</summary>
public enum MarkLayout
{
    /// <summary>Again and again over the whole picture, in rows that are offset against each other.</summary>
    Tiled,

    /// <summary>Once, in the corner at the bottom right.</summary>
    Corner,
}
