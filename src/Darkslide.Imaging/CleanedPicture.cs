namespace Darkslide.Imaging;

/// <summary>A picture with nothing in it but what its pixels need. Only <see cref="PictureCleaner"/> makes one.</summary>
public sealed class CleanedPicture
{
    internal CleanedPicture(Building.Draft draft, byte[] bytes, PictureReport report)
    {
        Format = draft.Format;
        Width = draft.Width;
        Height = draft.Height;
        IsAnimated = draft.IsAnimated;
        Whole = bytes;
        Report = report;
    }

    /// <summary>The format, the same as the original's.</summary>
    public PictureFormat Format { get; }

    /// <summary>The cleaned file.</summary>
    public ReadOnlyMemory<byte> Bytes => Whole;

    internal byte[] Whole { get; }

    /// <summary>Width in pixels as displayed, that is, turned upright.</summary>
    public int Width { get; }

    /// <summary>Height in pixels as displayed, that is, turned upright.</summary>
    public int Height { get; }

    /// <summary>Whether the picture has more than one frame; renditions show the first.</summary>
    public bool IsAnimated { get; }

    /// <summary>What was removed.</summary>
    public PictureReport Report { get; }
}
