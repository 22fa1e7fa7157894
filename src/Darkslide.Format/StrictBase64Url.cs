using System.Buffers;
using System.Buffers.Text;

namespace Darkslide.Format;

/// <summary>
/// base64url of RFC 4648 section 5 without padding, where one byte string has exactly one text (FORMAT.md, section 1). The
/// platform's decoder takes padding, white space and leftover bits, so these are refused here before it is asked.
/// </summary>
internal static class StrictBase64Url
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static readonly SearchValues<byte> Alphabet = SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(Letters));

    /// <summary>Whether <paramref name="character"/> is one of the 64.</summary>
    public static bool IsLetter(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    /// <summary>Decodes a text that must be exactly <c>destination.Length</c> bytes; false leaves zeros behind.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        if (text.Length == Base64Url.GetEncodedLength(destination.Length)
            && !text.ContainsAnyExcept(Alphabet)
            && !HasLeftoverBits(text)
            && Base64Url.DecodeFromUtf8(text, destination, out _, out var written) == OperationStatus.Done
            && written == destination.Length)
        {
            return true;
        }

        destination.Clear();
        return false;
    }

    // The last letter of a length that is no multiple of four carries 4 (two letters) or 2 (three letters) bits of nothing.
    private static bool HasLeftoverBits(ReadOnlySpan<byte> text)
    {
        var unused = (text.Length % 4) switch { 2 => 0b1111, 3 => 0b11, _ => 0 };
        return unused != 0 && (Letters.IndexOf((char)text[^1], StringComparison.Ordinal) & unused) != 0;
    }
}
