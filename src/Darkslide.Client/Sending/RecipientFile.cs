using Darkslide.Client.Failures;

namespace Darkslide.Client.Sending;

/// <summary>A list of recipients that a person keeps in a file, or hands over on standard input.</summary>
public static class RecipientFile
{
    private const int Longest = 1_000_000;

    /// <summary>The recipients in the file (<see cref="RecipientList"/>).</summary>
    /// <exception cref="PictureFileException">It can't be read.</exception>
    /// <exception cref="WrongUseException">It is far too long for a list.</exception>
    public static IReadOnlyList<Recipient> Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return Read(reader);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PictureFileException(path, $"The list {path} can't be read: {fault.Message}", "Check its name and that you may read it.", fault);
        }
    }

    /// <summary>The recipients in a text.</summary>
    /// <exception cref="WrongUseException">It is far too long for a list.</exception>
    public static IReadOnlyList<Recipient> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        char[] text = new char[Longest + 1];
        int length = reader.ReadBlock(text, 0, text.Length);
        return length <= Longest
            ? RecipientList.Read(new string(text, 0, length))
            : throw new WrongUseException("The list of recipients is longer than a million characters.", "Name the right file.");
    }
}
