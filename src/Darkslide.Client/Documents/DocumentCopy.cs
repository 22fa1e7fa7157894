using Darkslide.Client.Failures;
using Darkslide.Imaging.Documents;

namespace Darkslide.Client.Documents;

/// <summary>Makes the PDF that is sent: a new one of another's pages (docs/documents.md), read again before it counts.</summary>
internal static class DocumentCopy
{
    private const string Rewriter = "qpdf";

    /// <summary>The cleaned document, as a file in a folder that is this document's own.</summary>
    /// <exception cref="PictureFileException">It can't be cleaned.</exception>
    public static async Task<string> MakeAsync(string document, string folder, CancellationToken cancellationToken)
    {
        string source = Path.GetFullPath(document), made = Path.Combine(folder, "document.pdf");
        try
        {
            await RequireOpenAsync(document, source, Path.Combine(folder, "first.json"), cancellationToken);
            CleanedDocument cleaned = await CleanAsync(document, source, Directory.CreateDirectory(Path.Combine(folder, "read")).FullName, isNew: false, made, cancellationToken);
            CleanedDocument again = await CleanAsync(document, made, Directory.CreateDirectory(Path.Combine(folder, "again")).FullName, isNew: true, made, cancellationToken);
            return again.LeftOut == 0 && again.Pages == cleaned.Pages ? made : throw new DocumentRefusedException(DocumentProblem.Damaged, new InvalidDataException($"{again.LeftOut} left"));
        }
        catch (DocumentRefusedException e)
        {
            throw Refused(document, e);
        }
        catch (TimeoutException e)
        {
            throw new PictureFileException(document, $"The PDF \"{document}\" takes longer than a minute to clean.", "Send it without --with-document: as pictures of its pages.", e);
        }
    }

    private static async Task<CleanedDocument> CleanAsync(
        string document, string source, string folder, bool isNew, string made, CancellationToken cancellationToken)
    {
        string notes = Path.Combine(folder, "notes.json");
        // What is seen of comments and forms becomes part of the pages; of the new document there are none.
        string[] seen = isNew ? [] : ["--generate-appearances", "--flatten-annotations=print"];
        await RunAsync(
            document,
            [.. seen, "--decode-level=generalized", "--json-output", "--json-stream-data=file", "--json-stream-prefix=" + Path.Combine(folder, "s"), source, notes],
            cancellationToken);
        using QpdfFile read = QpdfFile.Read(notes);
        CleanedDocument cleaned = DocumentCleaner.Clean(read.Root, read.Object);
        if (isNew)
        {
            // Nothing but what the pages need, and nothing that they don't lead to.
            return !read.TellsMore && read.Count == cleaned.Objects.Count
                ? cleaned
                : throw new DocumentRefusedException(DocumentProblem.Damaged, new InvalidDataException($"{read.Count} objects, {cleaned.Objects.Count} needed, {read.TellsMore}"));
        }

        string written = Path.Combine(folder, "clean.json");
        QpdfFile.Write(cleaned.Objects, written, Path.Combine(folder, "d"));
        await RunAsync(document, ["--json-input", "--deterministic-id", "--object-streams=generate", written, made], cancellationToken);
        Directory.Delete(folder, recursive: true);
        return cleaned;
    }

    // Before anything is made part of the pages: the form goes with that, and what it says of signatures.
    private static async Task RequireOpenAsync(string document, string source, string notes, CancellationToken cancellationToken)
    {
        await RunAsync(document, ["--json-output", "--json-stream-data=none", source, notes], cancellationToken);
        using QpdfFile read = QpdfFile.Read(notes);
        if (read.IsEncrypted)
        {
            throw new DocumentRefusedException(DocumentProblem.Encrypted);
        }

        DocumentCleaner.RequireUnsigned(read.Root, read.Object);
    }

    private static async Task<Ended> RunAsync(string document, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
        => await OutsideProgram.RunAsync(Rewriter, ["--warning-exit-0", "--no-warn", .. arguments], cancellationToken) switch
        {
            null => throw new PictureFileException(
                document, "PDFs are cleaned by qpdf, which is not installed.", "Install it (package qpdf), send from the page, or send without --with-document."),
            { Well: true } ended => ended,
            { } ended when ended.Errors.Contains("invalid password", StringComparison.Ordinal) => throw new DocumentRefusedException(DocumentProblem.Encrypted),
            { } ended => throw new DocumentRefusedException(DocumentProblem.Damaged, new InvalidDataException(ended.Errors)),
        };

    private static PictureFileException Refused(string document, DocumentRefusedException e)
    {
        (string what, string next) = e.Problem switch
        {
            DocumentProblem.Encrypted => ("is protected", "Take the protection off, or send it without --with-document."),
            DocumentProblem.HasSignature => ("is signed, and a cleaned copy would lose the signature", "Send it without --with-document, as pictures of its pages; or hand it over in another way."),
            DocumentProblem.Layers => ("has layers that are hidden, or shown at times only", "Print it to a new PDF and send that, or send it without --with-document."),
            DocumentProblem.Picture => ("has a picture in it that can't be cleaned (JPEG 2000, JBIG2, or a damaged one)", "Print it to a new PDF and send that, or send it without --with-document."),
            DocumentProblem.TooLarge => ("has too many parts to be cleaned", "Send a part of it, or send it without --with-document."),
            _ => ("is damaged, or can't be cleaned", "Print it to a new PDF and send that, or send it without --with-document."),
        };
        return new PictureFileException(document, $"The PDF \"{document}\" {what}.", next, e);
    }
}
