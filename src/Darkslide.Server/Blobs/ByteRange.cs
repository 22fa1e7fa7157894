using System.Globalization;

namespace Darkslide.Server.Blobs;

/// <summary>The bytes of a blob that an answer holds (RFC 9110 section 14).</summary>
internal readonly record struct ByteRange(long First, long Length, long Size)
{
    public bool IsWhole => Length == Size;

    public string ContentRange => string.Create(CultureInfo.InvariantCulture, $"bytes {First}-{First + Length - 1}/{Size}");

    public static ByteRange Whole(long size) => new(0, size, size);

    /// <summary>
    /// What the header asks for; the whole where it is missing, malformed, of another unit or names several ranges (RFC 9110 lets a
    /// server ignore those); null if the blob has no byte of it.
    /// </summary>
    public static ByteRange? Read(string? header, long size)
    {
        if (header is null || !header.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase) || header.Contains(',', StringComparison.Ordinal))
        {
            return Whole(size);
        }

        string[] ends = header[6..].Trim().Split('-');
        if (ends.Length != 2 || !TryNumber(ends[0], out long? first) || !TryNumber(ends[1], out long? last) || (first is null && last is null))
        {
            return Whole(size);
        }

        return first is null ? Suffix(last!.Value, size) : FromTo(first.Value, last, size);
    }

    private static ByteRange? Suffix(long length, long size)
        => length == 0 ? null : new ByteRange(size - Math.Min(length, size), Math.Min(length, size), size);

    private static ByteRange? FromTo(long first, long? last, long size)
    {
        if (last < first)
        {
            return Whole(size);
        }

        return first >= size ? null : new ByteRange(first, Math.Min(last ?? size - 1, size - 1) - first + 1, size);
    }

    // Larger numbers than a long holds are beyond any blob, not malformed.
    private static bool TryNumber(string text, out long? number)
    {
        number = null;
        if (text.Length == 0)
        {
            return true;
        }

        if (!text.All(char.IsAsciiDigit))
        {
            return false;
        }

        number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : long.MaxValue;
        return true;
    }
}
