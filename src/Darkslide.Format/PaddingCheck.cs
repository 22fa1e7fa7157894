namespace Darkslide.Format;

/// <summary>
/// Cuts the padding off a plaintext that comes in parts and checks it (FORMAT.md, section 4.2): exactly Padmé's length, and
/// nothing but zeros behind the content.
/// </summary>
internal sealed class PaddingCheck(long contentLength)
{
    private readonly long paddedLength = Padding.Padme(contentLength);
    private long seen;

    /// <summary>The part without what is padding.</summary>
    /// <exception cref="FormatErrorException"><see cref="FormatError.BadPadding"/>.</exception>
    public ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> part, bool isLast)
    {
        var content = (int)Math.Clamp(contentLength - seen, 0, part.Length);
        seen += part.Length;
        var lengthIsRight = isLast ? seen == paddedLength : seen <= paddedLength;
        if (!lengthIsRight || part.Span[content..].ContainsAnyExcept((byte)0))
        {
            throw new FormatErrorException(FormatError.BadPadding);
        }

        return part[..content];
    }
}
