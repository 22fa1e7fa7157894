using Darkslide.Client.Documents;
using Darkslide.Client.Failures;
using Darkslide.Client.Redacting;
using Darkslide.Imaging;
using Darkslide.Imaging.Redacting;

namespace Darkslide.Client.Pictures;

/// <summary>The pictures of one share, each looked at before any is sent.</summary>
public sealed class PictureSelection
{
    private PictureSelection(IReadOnlyList<LookedAtPicture> pictures, IReadOnlyList<SkippedFile> skipped, bool skip, CleaningOptions cleaning)
    {
        Cleaning = cleaning;
        Pictures = pictures;
        Skipped = skipped;
        Skip = skip;
    }

    /// <summary>What will be sent, in order.</summary>
    public IReadOnlyList<LookedAtPicture> Pictures { get; }

    /// <summary>PDFs that are sent too, each of whose pages is among <see cref="Pictures"/> as it is.</summary>
    public IReadOnlyList<ChosenDocument> Documents { get; private init; } = [];

    /// <summary>PDFs that were chosen to be sent too and are not, since a page of theirs is redacted, cropped, stamped or left out.</summary>
    public IReadOnlyList<string> Withheld { get; private init; } = [];

    /// <summary>What was left out.</summary>
    public IReadOnlyList<SkippedFile> Skipped { get; }

    /// <summary>Whether files that can't be cleaned are left out instead of stopping everything.</summary>
    public bool Skip { get; }

    /// <summary>What was asked for when they were looked at, and holds when they are sent.</summary>
    public CleaningOptions Cleaning { get; }

    /// <summary>The same pictures, with the PDFs that they are pages of where these show no more than they do. The others are gone for good.</summary>
    public PictureSelection With(DrawnFiles drawn)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        ILookup<bool, ChosenDocument> documents = drawn.Documents.ToLookup(document => document.ShowsNoMoreThan(Pictures));
        foreach (ChosenDocument document in documents[false])
        {
            File.Delete(document.Cleaned);
        }

        return new PictureSelection(Pictures, Skipped, Skip, Cleaning)
        {
            Documents = [.. documents[true]],
            Withheld = [.. documents[false].Select(document => document.Source)],
        };
    }

    /// <summary>Looks at every file, one at a time, and keeps only what it was like.</summary>
    /// <param name="files">From <see cref="PictureFiles.Find"/>.</param>
    /// <param name="skip">Whether to leave out what can't be read or cleaned.</param>
    /// <param name="progress">Told how many files were looked at.</param>
    /// <param name="cleaning">What is asked for beyond plain cleaning; null for nothing.</param>
    /// <param name="redactions">What is to be burnt into which of them; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PictureFileException">A file can't be read or cleaned, and <paramref name="skip"/> is false.</exception>
    /// <exception cref="WrongUseException">There is no picture, or there are too many; or a redaction does not fit its picture.</exception>
    public static async Task<PictureSelection> LookAtAsync(
        IReadOnlyList<string> files,
        bool skip = false,
        IProgress<int>? progress = null,
        CleaningOptions? cleaning = null,
        Redactions? redactions = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        cleaning ??= new CleaningOptions();
        redactions?.RequireAmong(files);
        var pictures = new List<LookedAtPicture>();
        var skipped = new List<SkippedFile>();
        foreach (string file in files)
        {
            try
            {
                pictures.Add(await LookAsync(file, cleaning, redactions, cancellationToken));
            }
            catch (PictureFileException e) when (skip)
            {
                skipped.Add(SkippedFile.Because(e));
            }

            progress?.Report(pictures.Count + skipped.Count);
        }

        RequireCount(pictures.Count, skipped.Count);
        return new PictureSelection(pictures, skipped, skip, cleaning);
    }

    private static async Task<LookedAtPicture> LookAsync(string path, CleaningOptions cleaning, Redactions? redactions, CancellationToken cancellationToken)
    {
        FileStamp stamp = FileStamp.Of(path);
        (PictureOutline outline, Redaction? redaction) = await CleanFile.LookAsync(
            path, cleaning, (width, height) => redactions?.For(path, width, height), cancellationToken);
        return new LookedAtPicture
        {
            Path = path,
            Format = outline.Format,
            Width = outline.Width,
            Height = outline.Height,
            CleanedBytes = outline.CleanedBytes,
            Report = outline.Report,
            Redaction = redaction,
            Stamp = stamp,
        };
    }

    private static void RequireCount(int pictures, int skipped)
    {
        if (pictures == 0)
        {
            throw skipped > 0
                ? new PictureFileException("", "None of the files can be sent.", "Send JPEG, PNG, WebP, GIF, HEIC, AVIF or TIFF pictures.")
                : new WrongUseException("There are no pictures to send.", "Name files, or folders that have some.");
        }

        if (pictures > Protocol.Limits.Pictures)
        {
            throw new WrongUseException($"These are {pictures:N0} pictures; one share holds {Protocol.Limits.Pictures:N0}.", "Send them in parts.");
        }
    }
}
