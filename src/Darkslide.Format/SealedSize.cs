namespace Darkslide.Format;

/// <summary>How plaintext and sealed lengths follow from each other (FORMAT.md, section 4). All lengths are in bytes.</summary>
public static class SealedSize
{
    /// <summary>Header: its own length, salt and nonce prefix.</summary>
    public const int Header = 40;

    /// <summary>Authentication tag behind every segment.</summary>
    public const int Tag = 16;

    /// <summary>A ciphertext segment, tag included; into the first one the header counts too.</summary>
    public const int Segment = 1_048_576;

    /// <summary>The most plaintext in a segment other than the first.</summary>
    public const int SegmentPlaintext = Segment - Tag;

    /// <summary>The most plaintext in the first segment.</summary>
    public const int FirstPlaintext = SegmentPlaintext - Header;

    /// <summary>The least that a sealed file can have: a header and the tag of nothing.</summary>
    public const int Least = Header + Tag;

    /// <summary>The most plaintext that a sealing can have: 2³² segments.</summary>
    public const long MostPlaintext = FirstPlaintext + (uint.MaxValue * (long)SegmentPlaintext);

    /// <summary>The sealed length of a plaintext (which is padded already, if it is to be).</summary>
    public static long Of(long plainLength) => Header + plainLength + (Segments(plainLength) * Tag);

    /// <summary>The plaintext length of a sealed file.</summary>
    /// <exception cref="FormatErrorException">
    /// <see cref="FormatError.Truncated"/>, or <see cref="FormatError.NotAuthentic"/> for a length that no sealing has.
    /// </exception>
    public static long PlainLength(long sealedLength)
    {
        if (sealedLength < Least) throw new FormatErrorException(FormatError.Truncated);
        var segments = ((sealedLength - 1) / Segment) + 1;
        var plain = sealedLength - Header - (segments * Tag);
        var lastIsWhole = sealedLength - ((segments - 1) * Segment) > Tag || segments == 1;
        return lastIsWhole && plain <= MostPlaintext ? plain : throw new FormatErrorException(FormatError.NotAuthentic);
    }

    /// <summary>How many segments a plaintext fills; an empty one fills one.</summary>
    public static long Segments(long plainLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(plainLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plainLength, MostPlaintext);
        return plainLength <= FirstPlaintext ? 1 : ((plainLength - FirstPlaintext - 1) / SegmentPlaintext) + 2;
    }

    /// <summary>Where segment <paramref name="index"/>'s plaintext begins.</summary>
    internal static long PlainStart(long index) => index == 0 ? 0 : FirstPlaintext + ((index - 1) * SegmentPlaintext);

    /// <summary>Where segment <paramref name="index"/>'s ciphertext begins.</summary>
    internal static long SealedStart(long index) => index == 0 ? Header : index * Segment;
}
