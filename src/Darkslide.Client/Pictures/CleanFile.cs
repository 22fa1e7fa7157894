using Darkslide.Client.Failures;
using Darkslide.Imaging;

namespace Darkslide.Client.Pictures;

/// <summary>Reads and cleans one picture file in memory.</summary>
public static class CleanFile
{
    /// <summary>The cleaned picture.</summary>
    /// <exception cref="PictureFileException">The file can't be read or cleaned; the message names it.</exception>
    public static async Task<CleanedPicture> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        byte[] file = await FileReader.ReadAsync(path, cancellationToken);
        return Refusing(path, () => PictureCleaner.Clean(file));
    }

    /// <summary>What a file reveals, without a cleaned one.</summary>
    /// <exception cref="PictureFileException">The file can't be read, or is no picture that could be cleaned.</exception>
    public static async Task<PictureReport> InspectAsync(string path, CancellationToken cancellationToken = default)
    {
        byte[] file = await FileReader.ReadAsync(path, cancellationToken);
        return Light(Refusing(path, () => PictureInspector.Inspect(file)));
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
