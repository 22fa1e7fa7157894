namespace Darkslide.Imaging;

/// <summary>Tells what a picture reveals without making a cleaned one.</summary>
public static class PictureInspector
{
    /// <summary>The same report that <see cref="PictureCleaner.Clean"/> gives for the same bytes.</summary>
    /// <param name="file">The whole file; its format is told from its bytes.</param>
    /// <exception cref="PictureRefusedException">As <see cref="PictureCleaner.Clean"/>, except that nothing is written and so nothing read again.</exception>
    public static PictureReport Inspect(ReadOnlyMemory<byte> file)
    {
        var draft = PictureCleaner.Plan(file);
        return draft.Report.Build(file.Length - draft.Output.Length);
    }
}
