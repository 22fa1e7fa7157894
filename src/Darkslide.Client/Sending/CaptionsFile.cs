using System.Text;
using Darkslide.Client.Failures;

namespace Darkslide.Client.Sending;

/// <summary>Titles and captions that a person keeps in a table: a first line <c>file,title,caption</c>, then a line for each picture.</summary>
public static class CaptionsFile
{
    private const long LargestFile = 16 * 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The words in the table, each with the name of its picture's file, in the table's order.</summary>
    /// <exception cref="PictureFileException">It can't be read.</exception>
    /// <exception cref="WrongUseException">It is no such table, or a text in it is too long.</exception>
    public static IReadOnlyList<(string File, PictureWords Words)> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        IReadOnlyList<IReadOnlyList<string>> rows = CsvRows.Read(TextOf(path))
            ?? throw Wrong(path, "has a quotation without an end", "Close it with \".");
        if (rows.Count == 0)
        {
            throw Wrong(path, "is empty", "Write a line \"file,title,caption\", then a line for each picture.");
        }

        string[] head = [.. rows[0].Select(cell => cell.Trim().ToLowerInvariant())];
        int file = Array.IndexOf(head, "file"), title = Array.IndexOf(head, "title"), caption = Array.IndexOf(head, "caption");
        return file >= 0 && (title >= 0 || caption >= 0)
            ? [.. rows.Skip(1).Select((row, place) => WordsOf(path, place + 2, (Cell(row, file), Cell(row, title), Cell(row, caption))))]
            : throw Wrong(path, "does not say what its columns are", "Begin it with a line \"file,title,caption\".");
    }

    private static (string File, PictureWords Words) WordsOf(string path, int line, (string? File, string? Title, string? Caption) cells)
    {
        if (cells.File is null)
        {
            throw Wrong(path, $"names no file in row {line}", "Write the picture's file name into its column.");
        }

        PictureWords words = new(cells.Title, cells.Caption);
        return SendRules.Allows(words)
            ? (cells.File, words)
            : throw Wrong(path, $"has a text in row {line} that can't be sent", "A title has 1 to 200 characters on one line, a caption up to 2,000.");
    }

    private static string? Cell(IReadOnlyList<string> row, int column)
    {
        string text = column >= 0 && column < row.Count ? row[column].ReplaceLineEndings("\n").Trim() : "";
        return text.Length > 0 ? text : null;
    }

    private static string TextOf(string path)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile)
            {
                throw Wrong(path, "is larger than 16 MB", "Name the right file.");
            }

            return Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw Wrong(path, "is not UTF-8 text", "Save it as CSV in UTF-8.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PictureFileException(path, $"The table {path} can't be read: {fault.Message}", "Check its name and that you may read it.", fault);
        }
    }

    private static WrongUseException Wrong(string path, string what, string nextStep) => new($"The table {path} {what}.", nextStep);
}
