namespace Darkslide.Format;

/// <summary>The classes of failure that FORMAT.md names; <see cref="FormatErrorException.Class"/> has them as text.</summary>
public enum FormatError
{
    /// <summary><c>not-a-link</c> (section 2.2): the text holds no Darkslide address.</summary>
    NotALink,

    /// <summary><c>cut-short</c> (section 2.2): the link has fewer than 36 characters.</summary>
    CutShort,

    /// <summary><c>damaged</c> (section 2.2): the link is too long, or its check differs.</summary>
    Damaged,

    /// <summary><c>wrong-type</c> (section 2.2): a whole link, but not of the type that was asked for.</summary>
    WrongType,

    /// <summary><c>malformed-password</c> (section 3.1): the password holds a lone surrogate.</summary>
    MalformedPassword,

    /// <summary><c>empty-password</c> (section 3.1): the password has no character.</summary>
    EmptyPassword,

    /// <summary><c>long-password</c> (section 3.1): the password has more than 1,024 characters.</summary>
    LongPassword,

    /// <summary><c>weak-password-parameters</c> (section 3.1): Argon2id parameters below the floor.</summary>
    WeakPasswordParameters,

    /// <summary><c>costly-password-parameters</c> (section 3.1): Argon2id parameters above the ceiling.</summary>
    CostlyPasswordParameters,

    /// <summary><c>truncated</c> (section 4): shorter than a header and one tag.</summary>
    Truncated,

    /// <summary><c>not-sealed</c> (section 4): the first byte is not 40.</summary>
    NotSealed,

    /// <summary><c>not-authentic</c> (section 4): a tag does not verify.</summary>
    NotAuthentic,

    /// <summary><c>bad-padding</c> (section 4.2): not Padmé's length, or something other than zeros in it.</summary>
    BadPadding,

    /// <summary><c>unknown-version</c> (sections 5 to 7): a manifest, vault or picks document of another version.</summary>
    UnknownVersion,

    /// <summary><c>invalid-manifest</c> (section 5): a manifest that breaks its table.</summary>
    InvalidManifest,

    /// <summary><c>invalid-vault</c> (section 6): a vault that breaks its table.</summary>
    InvalidVault,

    /// <summary><c>invalid-picks</c> (section 7): a picks document that breaks its table.</summary>
    InvalidPicks,
}
