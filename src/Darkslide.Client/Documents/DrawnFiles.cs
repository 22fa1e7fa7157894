using Darkslide.Client.Failures;

namespace Darkslide.Client.Documents;

/// <summary>
/// Files to be sent in which each PDF has become pictures of its pages. Those lie in a folder that only this person can enter, and are
/// gone when this is disposed of. With them lie the cleaned PDFs, where these are wanted (docs/documents.md).
/// </summary>
public sealed class DrawnFiles : IDisposable
{
    // Readers allow some bytes before the mark.
    private const int Within = 1_024;

    private readonly Dictionary<string, string> documents = new(StringComparer.Ordinal);
    private readonly List<ChosenDocument> cleaned = [];
    private readonly bool withDocuments;
    private string? folder;

    private DrawnFiles(bool withDocuments) => this.withDocuments = withDocuments;

    /// <summary>Pictures only, in the order of the files that they were made of.</summary>
    public IReadOnlyList<string> Files { get; private set; } = [];

    /// <summary>The PDFs, cleaned, where they are wanted besides the pictures.</summary>
    public IReadOnlyList<ChosenDocument> Documents => cleaned;

    /// <summary>Draws the PDFs among some files.</summary>
    /// <param name="files">From <see cref="Pictures.PictureFiles.Find"/>.</param>
    /// <param name="skip">Whether a PDF that can't be drawn is left as it is, to be refused with other files that are no pictures.</param>
    /// <param name="withDocuments">Whether the PDFs are wanted too; then one that can't be cleaned counts as one that can't be drawn.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PictureFileException">A PDF can't be drawn, and <paramref name="skip"/> is false.</exception>
    public static async Task<DrawnFiles> OfAsync(
        IReadOnlyList<string> files, bool skip = false, bool withDocuments = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        var drawn = new DrawnFiles(withDocuments);
        try
        {
            var all = new List<string>();
            foreach (string file in files)
            {
                all.AddRange(IsDocument(file) ? await drawn.DrawAsync(file, skip, cancellationToken) : [file]);
            }

            drawn.Files = all;
            drawn.Pages = drawn.Named();
            return drawn;
        }
        catch
        {
            drawn.Dispose();
            throw;
        }
    }

    /// <summary>Each page's picture by what a person calls it: the PDF's full path, <c>#</c> and the page's number from 1.</summary>
    internal IReadOnlyDictionary<string, string> Pages { get; private set; } = new Dictionary<string, string>();

    /// <summary>The PDF that a picture was a page of; of other pictures, the picture.</summary>
    public string SourceOf(string picture) => documents.GetValueOrDefault(picture, picture);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (folder is not null && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Dictionary<string, string> Named()
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IGrouping<string, string> document in Files.Where(documents.ContainsKey).GroupBy(page => documents[page]))
        {
            int number = 0;
            foreach (string page in document)
            {
                pages[string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path.GetFullPath(document.Key)}#{++number}")] = page;
            }
        }

        return pages;
    }

    private async Task<IReadOnlyList<string>> DrawAsync(string document, bool skip, CancellationToken cancellationToken)
    {
        folder ??= Directory.CreateTempSubdirectory("darkslide-").FullName;
        // Two documents may have one name.
        string own = Directory.CreateDirectory(Path.Combine(folder, Directory.GetDirectories(folder).Length.ToString(System.Globalization.CultureInfo.InvariantCulture))).FullName;
        try
        {
            string? copy = withDocuments ? await DocumentCopy.MakeAsync(document, own, cancellationToken) : null;
            IReadOnlyList<string> pages = await DocumentPages.DrawAsync(document, own, cancellationToken);
            foreach (string page in pages)
            {
                documents[page] = document;
            }

            if (copy is not null)
            {
                cleaned.Add(new ChosenDocument(document, copy, pages));
            }

            return pages;
        }
        catch (PictureFileException) when (skip)
        {
            return [document];
        }
    }

    private static bool IsDocument(string file)
    {
        try
        {
            // A pipe or device says that it is empty; to open one could wait for ever.
            if (new FileInfo(file).Length == 0)
            {
                return false;
            }

            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            Span<byte> start = stackalloc byte[Within];
            return start[..stream.ReadAtLeast(start, Within, throwOnEndOfStream: false)].IndexOf("%PDF-"u8) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // Said by whoever looks at it as a picture.
            return false;
        }
    }
}
