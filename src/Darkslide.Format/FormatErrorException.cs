namespace Darkslide.Format;

/// <summary>
/// What this library throws about anything that came from outside. Neither the message nor any member holds a secret or a piece
/// of the input, so that both may be logged.
/// </summary>
public sealed class FormatErrorException : Exception
{
    /// <summary>Makes an exception of one class.</summary>
    /// <param name="error">The class of failure.</param>
    /// <param name="detail">Where or why, without any piece of the input; or nothing.</param>
    public FormatErrorException(FormatError error, string? detail = null)
        : base(detail is null ? Sentence(error) : $"{Sentence(error)} ({detail})")
    {
        Error = error;
    }

    /// <summary>The class of failure.</summary>
    public FormatError Error { get; }

    /// <summary>The class as FORMAT.md and the vectors write it, for example <c>cut-short</c>.</summary>
    public string Class => ClassOf(Error);

    /// <summary>The class of <paramref name="error"/> as FORMAT.md and the vectors write it.</summary>
    public static string ClassOf(FormatError error) => error switch
    {
        FormatError.NotALink => "not-a-link",
        FormatError.CutShort => "cut-short",
        FormatError.Damaged => "damaged",
        FormatError.WrongType => "wrong-type",
        FormatError.MalformedPassword => "malformed-password",
        FormatError.EmptyPassword => "empty-password",
        FormatError.LongPassword => "long-password",
        FormatError.WeakPasswordParameters => "weak-password-parameters",
        FormatError.CostlyPasswordParameters => "costly-password-parameters",
        FormatError.Truncated => "truncated",
        FormatError.NotSealed => "not-sealed",
        FormatError.NotAuthentic => "not-authentic",
        FormatError.BadPadding => "bad-padding",
        FormatError.UnknownVersion => "unknown-version",
        FormatError.InvalidManifest => "invalid-manifest",
        FormatError.InvalidVault => "invalid-vault",
        FormatError.InvalidPicks => "invalid-picks",
        _ => throw new ArgumentOutOfRangeException(nameof(error)),
    };

    private static string Sentence(FormatError error) => error switch
    {
        FormatError.NotALink => "There is no Darkslide link in this text.",
        FormatError.CutShort => "The link is cut short.",
        FormatError.Damaged => "The link is damaged.",
        FormatError.WrongType => "This is a link of another type.",
        FormatError.MalformedPassword => "The password is not well-formed Unicode.",
        FormatError.EmptyPassword => "The password is empty.",
        FormatError.LongPassword => "The password has more than 1,024 characters.",
        FormatError.WeakPasswordParameters => "The server asks for a password derivation that is too weak.",
        FormatError.CostlyPasswordParameters => "The server asks for a password derivation that is too costly.",
        FormatError.Truncated => "The sealed file is cut off.",
        FormatError.NotSealed => "This is not a sealed file.",
        FormatError.NotAuthentic => "The sealed file was changed, or the key is another one's.",
        FormatError.BadPadding => "The sealed file's padding is wrong.",
        FormatError.UnknownVersion => "This was made by a newer version.",
        FormatError.InvalidManifest => "The manifest is invalid.",
        FormatError.InvalidVault => "The vault is invalid.",
        FormatError.InvalidPicks => "The picks are invalid.",
        _ => throw new ArgumentOutOfRangeException(nameof(error)),
    };
}
