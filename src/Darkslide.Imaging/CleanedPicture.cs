using Darkslide.Imaging.Files;

namespace Darkslide.Imaging;

/// <summary>A picture with nothing in it but what its pixels need. Only <see cref="PictureCleaner"/> makes one.</summary>
public sealed class CleanedPicture : IDisposable
{
    private readonly MappedBytes? _mapped;

    internal CleanedPicture(Building.Draft draft, byte[] bytes, PictureReport report)
        : this(draft, report)
    {
        Whole = bytes;
        Bytes = bytes;
    }

    internal CleanedPicture(Building.Draft draft, MappedBytes written, string path, PictureReport report)
        : this(draft, report)
    {
        _mapped = written;
        Bytes = written.Memory;
        Path = path;
    }

    private CleanedPicture(Building.Draft draft, PictureReport report)
    {
        Format = draft.Format;
        Width = draft.Width;
        Height = draft.Height;
        IsAnimated = draft.IsAnimated;
        Report = report;
    }

    /// <summary>The format, the same as the original's.</summary>
    public PictureFormat Format { get; }

    /// <summary>The cleaned file: in memory, or the bytes of the file it was cleaned into, of which only what is looked at is brought in.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The bytes, when they are in memory.</summary>
    internal byte[]? Whole { get; }

    /// <summary>The file that holds them, when they are not.</summary>
    internal string? Path { get; }

    /// <summary>Width in pixels as displayed, that is, turned upright.</summary>
    public int Width { get; }

    /// <summary>Height in pixels as displayed, that is, turned upright.</summary>
    public int Height { get; }

    /// <summary>Whether the picture has more than one frame; renditions show the first.</summary>
    public bool IsAnimated { get; }

    /// <summary>What was removed.</summary>
    public PictureReport Report { get; }

    /// <summary>Lets go of the file that it was cleaned into, which stays where it is. One in memory needs no disposal.</summary>
    public void Dispose() => (_mapped as IDisposable)?.Dispose();
}
