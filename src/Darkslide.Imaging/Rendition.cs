namespace Darkslide.Imaging;

/// <summary>A smaller form of a picture: upright, in sRGB, without any metadata.</summary>
public sealed class Rendition
{
    internal Rendition(byte[] bytes, int width, int height)
    {
        Bytes = bytes;
        Width = width;
        Height = height;
    }

    /// <summary>The encoded picture.</summary>
    public byte[] Bytes { get; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Always <see cref="PictureFormat.WebP"/>.</summary>
    public PictureFormat Format { get; } = PictureFormat.WebP;
}
