using Darkslide.Imaging.Marks;

namespace Darkslide.Imaging.Redacting;

/// <summary>How a purpose is written across a picture: a mark all over it, so that no part can be used for something else.</summary>
public static class StampLook
{
    private const int Size = 4, Opacity = 45;

    /// <summary>So many times longer than high, or higher than long, a picture has no room for a rising line.</summary>
    private const int Strip = 6;

    /// <summary>The look on a picture of that size.</summary>
    public static MarkLook For(int width, int height) => new()
    {
        Size = Size,
        Opacity = Opacity,
        Angle = Math.Max(width, height) > Strip * (long)Math.Min(width, height) ? 0 : MarkLook.DefaultAngle,
    };
}
