namespace Darkslide.Imaging.Marks;

/// <summary>A logo for marks, read once.</summary>
public sealed class MarkLogo
{
    /// <summary>A logo has at least this many pixels on its shorter side.</summary>
    public const int SmallestSide = 16;

    /// <summary>Its file has at most so many bytes.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    // What is larger is made as small while it is read.
    private const int LongEdge = 1_024;

    private MarkLogo(MarkMask shape) => Shape = shape;

    internal MarkMask Shape { get; }

    /// <summary>Reads a logo out of a cleaned picture.</summary>
    /// <exception cref="PictureRefusedException">Its pixels can't be unpacked.</exception>
    /// <exception cref="MarkLogoRefusedException">It is too small, or of one colour.</exception>
    public static MarkLogo Read(CleanedPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (Math.Min(picture.Width, picture.Height) < SmallestSide)
        {
            throw new MarkLogoRefusedException(MarkLogoProblem.TooSmall);
        }

        using UnpackedPicture unpacked = Renditions.Unpack(picture, LongEdge);
        return new MarkLogo(LogoShape.Of(unpacked.WithAlpha()) ?? throw new MarkLogoRefusedException(MarkLogoProblem.OneColour));
    }
}

/// <summary>Why a picture is no logo.</summary>
public enum MarkLogoProblem
{
    /// <summary>A side is shorter than <see cref="MarkLogo.SmallestSide"/>.</summary>
    TooSmall,

    /// <summary>There is no shape in it.</summary>
    OneColour,
}

/// <summary>A picture that can't serve as a logo, and why. Its message is for people.</summary>
public sealed class MarkLogoRefusedException(MarkLogoProblem problem) : Exception(problem switch
{
    MarkLogoProblem.TooSmall => "The logo is smaller than 16 pixels; take a larger one.",
    _ => "The logo is of one colour all over; take one with a transparent ground, or in another colour than its ground.",
})
{
    /// <summary>The reason, for programs.</summary>
    public MarkLogoProblem Problem { get; } = problem;
}
