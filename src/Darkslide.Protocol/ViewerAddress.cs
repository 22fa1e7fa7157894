using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Darkslide.Protocol;

/// <summary>
/// Mail addresses as a sender names them and a viewer types them, in the one form that both come to (FORMAT.md section 3.4). The same as
/// <c>web/format/viewer-address.ts</c>.
/// </summary>
public static class ViewerAddress
{
    /// <summary>The longest that can be meant, in characters.</summary>
    public const int Longest = 254;

    private const int LongestLocal = 64;
    private const int LongestDomain = 253;
    private const string Refused = "\"(),:;<>@[\\]";
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>An address in its one form, or null if it is none.</summary>
    public static string? Normalise(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        string text = typed.Trim();
        int at = text.LastIndexOf('@');
        if (at < 1 || text.Length > Longest || !IsLocal(text.AsSpan(0, at)) || Domain(text[(at + 1)..]) is not { } domain)
        {
            return null;
        }

        string address = $"{text[..at].ToLowerInvariant()}@{domain}";
        return address.Length <= Longest ? address : null;
    }

    /// <summary>An address, or <c>@domain</c> for all of a domain's; null if it is neither.</summary>
    public static string? NormaliseEntry(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        string text = typed.Trim();
        return text.StartsWith('@') ? Domain(text[1..]) is { } domain ? "@" + domain : null : Normalise(text);
    }

    /// <summary>What a server compares: of an address or a domain in its one form.</summary>
    /// <param name="addressKey">32 bytes, of the link.</param>
    /// <param name="normalised">From <see cref="Normalise"/> or <see cref="NormaliseEntry"/>.</param>
    public static byte[] Hash(ReadOnlySpan<byte> addressKey, string normalised) => HMACSHA256.HashData(addressKey, Encoding.ASCII.GetBytes(normalised));

    /// <summary>The entry that stands for all of an address's domain.</summary>
    public static string DomainEntry(string normalised)
    {
        ArgumentNullException.ThrowIfNull(normalised);
        return normalised[normalised.IndexOf('@', StringComparison.Ordinal)..];
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        foreach (char letter in local)
        {
            if (letter is <= ' ' or > '~' || Refused.Contains(letter, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return local.Length <= LongestLocal && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal);
    }

    private static string? Domain(string typed)
    {
        try
        {
            string domain = Idn.GetAscii(typed.Normalize(NormalizationForm.FormC).ToLowerInvariant()).ToLowerInvariant();
            string[] labels = domain.Split('.');
            return domain.Length <= LongestDomain && labels.Length > 1 && Array.TrueForAll(labels, IsLabel) && char.IsAsciiLetter(labels[^1][0]) ? domain : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsLabel(string label) => label.Length is >= 1 and <= 63
        && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') && label[0] != '-' && label[^1] != '-';
}
