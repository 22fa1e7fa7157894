using System.Buffers;
using System.Buffers.Text;

namespace Darkslide.Format;

/// <summary>
/// base64url of RFC 4648 section 5 without padding, where one byte string has exactly one text (FORMAT.md, section 1). The
/// platform's decoder refuses leftover bits; it takes padding and white space, so these are refused here before it is asked.
/// </summary>
internal static class StrictBase64Url
{
    private static readonly SearchValues<byte> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    /// <summary>Whether <paramref name="character"/> is one of the 64.</summary>
    public static bool IsLetter(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    /// <summary>Decodes a text that must be exactly <c>destination.Length</c> bytes; false leaves zeros behind.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        if (text.Length == Base64Url.GetEncodedLength(destination.Length)
            && !text.ContainsAnyExcept(Alphabet)
            && Base64Url.DecodeFromUtf8(text, destination, out _, out var written) == OperationStatus.Done
            && written == destination.Length)
        {
            return true;
        }

        destination.Clear();
        return false;
    }
}
