namespace Darkslide.Client.Failures;

/// <summary>A file can't be read, cleaned or written.</summary>
public sealed class PictureFileException : DarkslideException
{
    internal PictureFileException(string path, string message, string nextStep, Exception? inner = null)
        : base(message, nextStep, inner)
    {
        Path = path;
        Reason = message;
    }

    private PictureFileException(string path, string reason, string nextStep, string message, Exception inner)
        : base(message, nextStep, inner)
    {
        Path = path;
        Reason = reason;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What is the matter, without the file's name where the message begins with it.</summary>
    public string Reason { get; }

    internal static PictureFileException Refused(string path, string reason, string nextStep, Exception inner)
        => new(path, reason, nextStep, $"{path}: {reason}", inner);
}
