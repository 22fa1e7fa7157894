namespace Darkslide.Imaging;

/// <summary>The one error of this library: a picture that is not sent, and why. Its message is for people.</summary>
public sealed class PictureRefusedException : Exception
{
    /// <summary>The reason, for programs.</summary>
    public PictureProblem Problem { get; }

    /// <summary>What the bytes turned out to be ("HEIC", "PDF"), when that is known.</summary>
    public string? FormatName { get; }

    /// <summary>Refuses with the standard sentence for <paramref name="problem"/>.</summary>
    public PictureRefusedException(PictureProblem problem, string? formatName = null)
        : base(SentenceFor(problem, formatName))
    {
        Problem = problem;
        FormatName = formatName;
    }

    private static string SentenceFor(PictureProblem problem, string? name) => problem switch
    {
        PictureProblem.Empty => "The file is empty; choose the picture again.",
        PictureProblem.NotAPicture => "This is not a picture; send a JPEG, PNG, WebP, GIF, HEIC, AVIF or TIFF file.",
        PictureProblem.UnsupportedFormat => UnsupportedSentence(name),
        PictureProblem.CutOff => "The picture is cut off; copy it again from where it came from.",
        PictureProblem.TooManyPixels => "The picture claims more than 400 million pixels; make it smaller and send that.",
        PictureProblem.Malformed => "The picture is damaged; open it in a picture editor, save it again and send that.",
        PictureProblem.StillRevealing =>
            "The picture could not be cleaned for certain, so it was not sent; export it as a new JPEG and send that.",
        PictureProblem.Undecodable =>
            "The picture's pixels can't be read; open it in a picture editor, save it as JPEG and send that.",
        PictureProblem.TooLargeToRedact => "The picture has more than 100 million pixels, too many to be redacted; make it smaller first.",
        _ => "The picture can't be used.",
    };

    private static string UnsupportedSentence(string? name) => name switch
    {
        "SVG" or "PDF" or "PostScript" => $"{name} files can't be cleaned; export the picture as PNG and send that.",
        "video" => "Videos can't be sent; send pictures only.",
        "camera raw" => "Camera raw files can't be cleaned; develop the picture to JPEG and send that.",
        _ => $"{name} pictures can't be cleaned yet; export it as JPEG and send that.",
    };
}
