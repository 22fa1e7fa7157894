using System.Buffers.Text;
using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>Writes links and finds them in what people paste (FORMAT.md, section 2).</summary>
public static class LinkText
{
    /// <summary>Characters of a link text.</summary>
    public const int Length = 36;

    private const int CheckLength = 2;
    private const int RawLength = 1 + LinkSecret.Length + CheckLength;

    /// <summary>The 36 characters behind the <c>#</c>. They are the secret: treat them as one.</summary>
    public static string Write(LinkKind kind, LinkSecret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentOutOfRangeException.ThrowIfEqual(Enum.IsDefined(kind), false, nameof(kind));
        Span<byte> raw = stackalloc byte[RawLength];
        raw[0] = (byte)kind;
        secret.Bytes.CopyTo(raw[1..]);
        WriteCheck(raw[..^CheckLength], raw[^CheckLength..]);
        var text = Base64Url.EncodeToString(raw);
        CryptographicOperations.ZeroMemory(raw);
        return text;
    }

    /// <summary>The whole address, for example <c>https://pictures.example/v#AX…</c>. It holds the secret: treat it as one.</summary>
    /// <param name="origin">Scheme, host and port of the server; <c>http</c> or <c>https</c>. Its path is ignored.</param>
    /// <param name="kind">What the link is for.</param>
    /// <param name="secret">The link's secret.</param>
    public static string Url(Uri origin, LinkKind kind, LinkSecret secret) =>
        $"{LinkOrigin.Write(origin)}/{PathOf(kind)}#{Write(kind, secret)}";

    /// <summary>Finds the first link in any text: with words around it, broken over lines, with a full stop behind.</summary>
    /// <exception cref="FormatErrorException">
    /// <see cref="FormatError.NotALink"/>, <see cref="FormatError.CutShort"/>, <see cref="FormatError.Damaged"/> or
    /// <see cref="FormatError.WrongType"/>.
    /// </exception>
    public static FoundLink Find(string pastedText, LinkKind expected)
    {
        ArgumentNullException.ThrowIfNull(pastedText);
        var (origin, path, textStart) = LinkOrigin.Find(pastedText, expected)
            ?? throw new FormatErrorException(FormatError.NotALink);
        return new FoundLink(origin, expected, ReadText(pastedText.AsSpan(textStart), path, expected));
    }

    /// <summary>Reads what stands behind the <c>#</c> of an address (a leading <c>#</c> may be there still).</summary>
    /// <exception cref="FormatErrorException">
    /// <see cref="FormatError.CutShort"/>, <see cref="FormatError.Damaged"/> or <see cref="FormatError.WrongType"/>.
    /// </exception>
    public static LinkSecret Read(string fragmentText, LinkKind expected)
    {
        ArgumentNullException.ThrowIfNull(fragmentText);
        var text = fragmentText.AsSpan();
        return ReadText(text.StartsWith('#') ? text[1..] : text, PathOf(expected), expected);
    }

    private static string PathOf(LinkKind kind) => kind switch
    {
        LinkKind.Viewing => "v",
        LinkKind.Manage => "m",
        _ => "",
    };

    private static LinkSecret ReadText(ReadOnlySpan<char> text, string path, LinkKind expected)
    {
        Span<byte> ascii = stackalloc byte[Length];
        Span<byte> raw = stackalloc byte[RawLength];
        try
        {
            var count = LinkRuns.Collect(text, ascii);
            if (count < Length) throw new FormatErrorException(FormatError.CutShort);
            if (count > Length || !StrictBase64Url.TryDecode(ascii, raw) || !CheckHolds(raw))
            {
                throw new FormatErrorException(FormatError.Damaged);
            }

            if (raw[0] != (byte)expected || path != PathOf(expected)) throw new FormatErrorException(FormatError.WrongType);
            return new LinkSecret(raw[1..^CheckLength]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(ascii);
            CryptographicOperations.ZeroMemory(raw);
        }
    }

    private static bool CheckHolds(ReadOnlySpan<byte> raw)
    {
        Span<byte> check = stackalloc byte[CheckLength];
        WriteCheck(raw[..^CheckLength], check);
        return CryptographicOperations.FixedTimeEquals(check, raw[^CheckLength..]);
    }

    private static void WriteCheck(ReadOnlySpan<byte> typeAndSecret, Span<byte> check)
    {
        var label = "darkslide link"u8;
        Span<byte> message = stackalloc byte[label.Length + typeAndSecret.Length];
        label.CopyTo(message);
        typeAndSecret.CopyTo(message[label.Length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(message, hash);
        hash[..CheckLength].CopyTo(check);
        CryptographicOperations.ZeroMemory(message);
    }
}
