using Darkslide.Client.Failures;
using Darkslide.Imaging;
using Darkslide.Imaging.Redacting;

namespace Darkslide.Client.Pictures;

/// <summary>Opens and cleans one picture file.</summary>
public static class CleanFile
{
    /// <summary>The cleaned picture, in memory whatever its size.</summary>
    /// <exception cref="PictureFileException">The file can't be read or cleaned; the message names it.</exception>
    public static async Task<CleanedPicture> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        using PictureFile file = await FileReader.OpenAsync(path, cancellationToken);
        return Refusing(path, () => PictureCleaner.Clean(file.Bytes));
    }

    /// <summary>Cleans into a file, out of which the result is read again. A large TIFF takes no more memory than a small one.</summary>
    /// <param name="picture">The picture, looked at; redacted first if it is to be.</param>
    /// <param name="output">Empty, and open for reading and writing; stays the caller's.</param>
    /// <param name="cleaning">What is asked for beyond plain cleaning; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PictureFileException">The file can't be read or cleaned; the message names it.</exception>
    /// <exception cref="IOException"><paramref name="output"/> can't be written.</exception>
    public static async Task<CleanedPicture> IntoAsync(
        LookedAtPicture picture, FileStream output, CleaningOptions? cleaning = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using PictureFile file = await FileReader.OpenAsync(picture, cancellationToken);
        return Refusing(picture.Path, () => PictureCleaner.CleanInto(file.Bytes, output, cleaning));
    }

    /// <summary>What a file reveals, without a cleaned one.</summary>
    /// <exception cref="PictureFileException">The file can't be read, or is no picture that could be cleaned.</exception>
    public static Task<PictureReport> InspectAsync(string path, CancellationToken cancellationToken = default)
        => InspectAsync(path, null, cancellationToken);

    /// <summary>What a file reveals, without a cleaned one.</summary>
    /// <param name="path">The picture.</param>
    /// <param name="whileOpen">Sees the report with its embedded pictures, which are gone from the one that is returned.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PictureFileException">The file can't be read, or is no picture that could be cleaned.</exception>
    public static async Task<PictureReport> InspectAsync(
        string path, Func<PictureReport, CancellationToken, Task>? whileOpen, CancellationToken cancellationToken = default)
    {
        using PictureFile file = await FileReader.OpenAsync(path, cancellationToken);
        PictureReport report = Refusing(path, () => PictureInspector.Inspect(file.Bytes));
        if (whileOpen is not null)
        {
            await whileOpen(report, cancellationToken);
        }

        return Light(report);
    }

    /// <summary>What a file will be when it is redacted, if it is to be, and cleaned. A large one is not cleaned for that, but when it is sent or saved.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cleaning">What is asked for.</param>
    /// <param name="redactionFor">What is to be burnt into a picture of some width and height; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<(PictureOutline Outline, Redaction? Redaction)> LookAsync(
        string path, CleaningOptions cleaning, Func<int, int, Redaction?> redactionFor, CancellationToken cancellationToken)
    {
        using PictureFile file = await FileReader.OpenAsync(path, cancellationToken);
        PictureOutline outline = Refusing(path, () => PictureInspector.Outline(file.Bytes, cleaning));
        Redaction? redaction = redactionFor(outline.Width, outline.Height);
        outline = Refusing(path, () => redaction is null ? Looked(file, outline, cleaning) : Redacted(file, redaction));
        return (outline with { Report = Light(outline.Report) }, redaction);
    }

    private static PictureOutline Looked(PictureFile file, PictureOutline outline, CleaningOptions cleaning)
    {
        if (!file.IsLarge)
        {
            // A result that does not pass is told before anything is sent.
            _ = PictureCleaner.Clean(file.Bytes, cleaning);
        }

        return outline;
    }

    /// <summary>The new picture's format and size, and what the old one revealed: all of that is gone, a gain map too.</summary>
    private static PictureOutline Redacted(PictureFile file, Redaction redaction)
    {
        using PictureFile redacted = file.Redacted(redaction);
        return PictureInspector.Outline(redacted.Bytes) with { Report = PictureInspector.Inspect(file.Bytes) };
    }

    /// <summary>A report without the embedded pictures: they are slices of the file and would keep all of it in memory.</summary>
    internal static PictureReport Light(PictureReport report) => report with { Findings = [.. report.Findings.Select(Light)] };

    internal static T Refusing<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (PictureRefusedException e)
        {
            (string what, string next) = Halves(e.Message);
            throw PictureFileException.Refused(path, what, next, e);
        }
    }

    private static Finding Light(Finding finding) => finding.EmbeddedPictureBytes == 0
        ? finding
        : finding with { EmbeddedPicture = default, Value = finding.Value ?? $"{finding.EmbeddedPictureBytes:N0} bytes" };

    // The library's sentences are "what is wrong; what to do."
    private static (string What, string Next) Halves(string sentence)
    {
        int semicolon = sentence.IndexOf("; ", StringComparison.Ordinal);
        return semicolon < 0
            ? (sentence, "Leave it out, or use --skip.")
            : (sentence[..semicolon] + ".", char.ToUpperInvariant(sentence[semicolon + 2]) + sentence[(semicolon + 3)..]);
    }
}
