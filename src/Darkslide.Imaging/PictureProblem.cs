namespace Darkslide.Imaging;

/// <summary>Why a file was refused. Pages look their sentence up by this; the names are stable.</summary>
public enum PictureProblem
{
    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The bytes are of no kind of picture we know.</summary>
    NotAPicture,

    /// <summary>A known kind of file that can't be cleaned (yet); the exception names it.</summary>
    UnsupportedFormat,

    /// <summary>The file ends before the picture does.</summary>
    CutOff,

    /// <summary>Width × height is beyond <see cref="PictureLimits.MaxPixels"/>.</summary>
    TooManyPixels,

    /// <summary>A part that the pixels need contradicts itself.</summary>
    Malformed,

    /// <summary>The cleaned picture did not pass its own second reading: our fault, and nothing may be sent.</summary>
    StillRevealing,

    /// <summary>The picture is whole, but its pixels can't be unpacked for a thumbnail or preview.</summary>
    Undecodable,

    /// <summary>Too many pixels to be redacted: <see cref="Redacting.Redactor.MostPixels"/>.</summary>
    TooLargeToRedact,
}
