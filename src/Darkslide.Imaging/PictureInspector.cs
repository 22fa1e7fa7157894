namespace Darkslide.Imaging;

/// <summary>Tells what a picture reveals without making a cleaned one.</summary>
public static class PictureInspector
{
    /// <summary>The same report that <see cref="PictureCleaner.Clean"/> gives for the same bytes.</summary>
    /// <param name="file">The whole file; its format is told from its bytes.</param>
    /// <exception cref="PictureRefusedException">As <see cref="PictureCleaner.Clean"/>, except that nothing is written and so nothing read again.</exception>
    public static PictureReport Inspect(ReadOnlyMemory<byte> file) => Outline(file).Report;

    /// <summary>What cleaning would give. Nothing is copied, so that a large file stays where it is.</summary>
    /// <param name="file">The whole file; its format is told from its bytes.</param>
    /// <param name="options">What the sender asks for; null for nothing.</param>
    /// <exception cref="PictureRefusedException">As <see cref="Inspect"/>.</exception>
    public static PictureOutline Outline(ReadOnlyMemory<byte> file, CleaningOptions? options = null)
    {
        var draft = PictureCleaner.Plan(file, options);
        return new PictureOutline
        {
            Format = draft.Format,
            Width = draft.Width,
            Height = draft.Height,
            CleanedBytes = draft.Output.Length,
            Report = draft.BuildReport(file.Length),
        };
    }
}
