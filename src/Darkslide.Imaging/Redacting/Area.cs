namespace Darkslide.Imaging.Redacting;

/// <summary>A rectangle of a picture as it is shown, in whole pixels.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">At least 1.</param>
/// <param name="Height">At least 1.</param>
public readonly record struct Area(int X, int Y, int Width, int Height)
{
    internal int Right => X + Width;

    internal int Lower => Y + Height;

    /// <summary>Whether it is a rectangle, and no point of it is outside a picture of that size.</summary>
    public bool FitsInto(int width, int height)
        => X >= 0 && Y >= 0 && Width > 0 && Height > 0 && (long)X + Width <= width && (long)Y + Height <= height;

    internal bool Has(int x, int y) => x >= X && x < Right && y >= Y && y < Lower;
}
