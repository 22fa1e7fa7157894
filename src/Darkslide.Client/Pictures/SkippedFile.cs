using Darkslide.Client.Failures;

namespace Darkslide.Client.Pictures;

/// <summary>A file that was left out, and why.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">One sentence.</param>
public sealed record SkippedFile(string Path, string Reason)
{
    internal static SkippedFile Because(PictureFileException e) => new(e.Path, e.Reason);
}
