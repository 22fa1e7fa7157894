using Darkslide.Client.Failures;
using Darkslide.Imaging;

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
    /// <param name="path">The picture.</param>
    /// <param name="output">Empty, and open for reading and writing; stays the caller's.</param>
    /// <param name="cleaning">What is asked for beyond plain cleaning; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PictureFileException">The file can't be read or cleaned; the message names it.</exception>
    /// <exception cref="IOException"><paramref name="output"/> can't be written.</exception>
    public static async Task<CleanedPicture> IntoAsync(
        string path, FileStream output, CleaningOptions? cleaning = null, CancellationToken cancellationToken = default)
    {
        using PictureFile file = await FileReader.OpenAsync(path, cancellationToken);
        return Refusing(path, () => PictureCleaner.CleanInto(file.Bytes, output, cleaning));
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

    /// <summary>What a file will be when it is cleaned. A large one is not cleaned for that, but when it is sent or saved.</summary>
    internal static async Task<PictureOutline> LookAsync(string path, CleaningOptions cleaning, CancellationToken cancellationToken)
    {
        using PictureFile file = await FileReader.OpenAsync(path, cancellationToken);
        PictureOutline outline = Refusing(path, () =>
        {
            if (!file.IsLarge)
            {
                // A result that does not pass is told before anything is sent.
                _ = PictureCleaner.Clean(file.Bytes, cleaning);
            }

            return PictureInspector.Outline(file.Bytes, cleaning);
        });
        return outline with { Report = Light(outline.Report) };
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
