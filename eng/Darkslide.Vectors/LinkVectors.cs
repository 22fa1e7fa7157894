using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>Links (FORMAT.md, section 2).</summary>
internal static class LinkVectors
{
    private const string Origin = "https://pictures.example";

    private static readonly byte[] Secret = Fixed.Bytes("link secret", LinkSecret.Length);
    private static readonly string Viewing = TextOf(1);
    private static readonly string Manage = TextOf(2);
    private static readonly string Pass = TextOf(3);

    public static IEnumerable<Vector> Make() => [.. Written(), .. Found(), .. Surrounded(), .. Broken(), .. NotLinks(), .. Wrong(), .. Fragments()];

    private static IEnumerable<Vector> Written()
    {
        yield return Write("write-viewing", "A viewing link is written", LinkKind.Viewing);
        yield return Write("write-manage", "A manage link is written", LinkKind.Manage);
        yield return Write("write-pass", "A pass is written", LinkKind.Pass);
    }

    private static IEnumerable<Vector> Found()
    {
        yield return Find("plain", "Nothing but the link", $"{Origin}/v#{Viewing}");
        yield return Find("manage", "A manage link where one is asked for", $"{Origin}/m#{Manage}", LinkKind.Manage);
        yield return Find("pass", "A pass where one is asked for", $"Your pass: {Origin}/#{Pass}.", LinkKind.Pass);
        yield return Find("pass-behind-a-page", "What looks like a pass is none where a viewing link is asked for", $"{Origin}/#about {Origin}/v#{Viewing}");
        yield return Find("loopback-with-port", "http, an address and a port", $"http://127.0.0.1:8480/v#{Viewing}", origin: "http://127.0.0.1:8480");
        yield return Find("ipv6-with-port", "An IPv6 address in brackets", $"http://[::1]:8480/v#{Viewing}", origin: "http://[::1]:8480");
        yield return Find("upper-case-origin", "Scheme and host in any case are the same origin", $"HTTPS://Pictures.EXAMPLE/v#{Viewing}");
        yield return Find("default-port", "The scheme's own port is no part of the origin", $"{Origin}:443/v#{Viewing}");
        yield return Find("underscore-host", "A host as container networks name them", $"http://photo_box:8480/v#{Viewing}", origin: "http://photo_box:8480");
        yield return Find("behind-another-address", "An address that is no link stands in front", $"See https://news.example/article and {Origin}/v#{Viewing}");
        yield return Find("behind-http-text", "A scheme with nothing behind it stands in front", $"https:// https://{Origin}/v#{Viewing}");
        yield return Find("first-of-two", "The first link of two counts", $"{Origin}/v#{Viewing}\n{Origin}/v#{Viewing[..^1]}");
    }

    private static IEnumerable<Vector> Surrounded()
    {
        yield return Find("full-stop", "A full stop behind", $"Our pictures: {Origin}/v#{Viewing}.");
        yield return Find("angle-brackets", "In angle brackets, with a comma", $"Hi <{Origin}/v#{Viewing}>, bye");
        yield return Find("markdown", "As a Markdown link", $"[pictures]({Origin}/v#{Viewing})");
        yield return Find("quotes", "In quotation marks", $"\u201C{Origin}/v#{Viewing}\u201D");
        yield return Find("percent", "Percent-encoded space behind", $"{Origin}/v#{Viewing}%20");
        yield return Find("no-space-in-front", "A word right in front", $"link:{Origin}/v#{Viewing}");
        yield return Find("text-on-the-next-line", "A whole link, then a line break and words", $"{Origin}/v#{Viewing}\nRegards, Anna");
        yield return Find("other-script", "Text of another script around", $"\u5199\u771F\uFF1A{Origin}/v#{Viewing}\u3002");
    }

    private static IEnumerable<Vector> Broken()
    {
        yield return Find("broken-lf", "Broken over two lines", $"{Origin}/v#{Viewing[..20]}\n{Viewing[20..]}");
        yield return Find("broken-crlf-indented", "Broken by CR LF, indented, a full stop behind", $"{Origin}/v#{Viewing[..5]} \r\n\t  {Viewing[5..]}.\r\n");
        yield return Find("broken-twice", "Broken over three lines with an empty one", $"{Origin}/v#{Viewing[..10]}\n{Viewing[10..30]}\n\n{Viewing[30..]}\nBye");
        yield return Find("broken-behind-the-sign", "Broken right behind the number sign", $"{Origin}/v#\r\n{Viewing}");
        yield return Find("broken-by-a-space", "A space alone is no line break", $"{Origin}/v#{Viewing[..20]} {Viewing[20..]}", error: "cut-short");
        yield return Find("broken-and-quoted", "A quotation mark of a mail is something else", $"{Origin}/v#{Viewing[..20]}\n> {Viewing[20..]}", error: "cut-short");
        yield return Find("broken-by-u2028", "Only CR and LF are line breaks", $"{Origin}/v#{Viewing[..20]}\u2028{Viewing[20..]}", error: "cut-short");
        yield return Find("broken-then-words", "Cut short, then a line break and a short word", $"{Origin}/v#{Viewing[..30]}\nBye, Anna", error: "cut-short");
        yield return Find("broken-then-long-word", "Cut short, then a line break and a long word", $"{Origin}/v#{Viewing[..30]}\nRegards, Anna", error: "damaged");
    }

    private static IEnumerable<Vector> NotLinks()
    {
        yield return Find("nothing", "No text at all", "", error: "not-a-link");
        yield return Find("words", "Words only", "Please find the pictures attached.", error: "not-a-link");
        yield return Find("text-alone", "A link text without an address", Viewing, error: "not-a-link");
        yield return Find("no-origin", "A path without an origin", $"/v#{Viewing}", error: "not-a-link");
        yield return Find("other-scheme", "Another scheme", $"ftp://pictures.example/v#{Viewing}", error: "not-a-link");
        yield return Find("other-path", "A longer path", $"{Origin}/album/v#{Viewing}", error: "not-a-link");
        yield return Find("other-letter", "Another letter", $"{Origin}/w#{Viewing}", error: "not-a-link");
        yield return Find("upper-case-letter", "Paths are case-sensitive", $"{Origin}/V#{Viewing}", error: "not-a-link");
        yield return Find("with-query", "A query between path and fragment", $"{Origin}/v?a=1#{Viewing}", error: "not-a-link");
        yield return Find("with-user", "A user name that looks like a host", "https://pictures.example@evil.example/v#" + Viewing, error: "not-a-link");
        yield return Find("no-host", "No host", $"https:///v#{Viewing}", error: "not-a-link");
        yield return Find("double-dot-host", "An empty label in the host", $"https://pictures..example/v#{Viewing}", error: "not-a-link");
        yield return Find("port-0", "Port 0", $"{Origin}:0/v#{Viewing}", error: "not-a-link");
        yield return Find("port-65536", "A port that there is not", $"{Origin}:65536/v#{Viewing}", error: "not-a-link");
    }

    private static IEnumerable<Vector> Wrong()
    {
        yield return Find("cut-to-35", "The last character is missing", $"{Origin}/v#{Viewing[..35]}", error: "cut-short");
        yield return Find("cut-to-0", "All characters are missing", $"{Origin}/v#", error: "cut-short");
        yield return Find("cut-with-ellipsis", "A chat shortens it", $"{Origin}/v#{Viewing[..24]}\u2026", error: "cut-short");
        yield return Find("cut-percent", "Cut by a percent sign", $"{Origin}/v#{Viewing[..24]}%2D{Viewing[25..]}", error: "cut-short");
        yield return Find("one-too-many", "One character too many", $"{Origin}/v#{Viewing}A", error: "damaged");
        yield return Find("twice", "The text twice", $"{Origin}/v#{Viewing}{Viewing}", error: "damaged");
        yield return Find("letter-changed", "One character in another case", $"{Origin}/v#{OtherCase(Viewing)}", error: "damaged");
        yield return Find("check-changed", "The last bit of the check", $"{Origin}/v#{TextOf(1, flipCheck: true)}", error: "damaged");
        yield return Find("check-of-other-type", "The check covers the type", $"{Origin}/v#{WithType(Manage, 1)}", error: "damaged");
        yield return Find("manage-for-viewing", "A manage link where a viewing link is asked for", $"{Origin}/m#{Manage}", error: "wrong-type");
        yield return Find("viewing-for-manage", "A viewing link where a manage link is asked for", $"{Origin}/v#{Viewing}", LinkKind.Manage, error: "wrong-type");
        yield return Find("manage-text-in-viewing-path", "The text is of another type than the path", $"{Origin}/v#{Manage}", error: "wrong-type");
        yield return Find("viewing-text-in-manage-path", "The path is of another type than the text", $"{Origin}/m#{Viewing}", error: "wrong-type");
        yield return Find("pass-as-viewing", "A pass where a viewing link is asked for", $"{Origin}/#{Pass}", error: "not-a-link");
        yield return Find("pass-with-letter", "A pass behind a letter", $"{Origin}/v#{Pass}", LinkKind.Pass, error: "wrong-type");
        yield return Find("viewing-as-pass", "A viewing link where a pass is asked for", $"{Origin}/v#{Viewing}", LinkKind.Pass, error: "wrong-type");
        yield return Find("viewing-without-letter", "A viewing link's text without its letter", $"{Origin}/#{Viewing}", LinkKind.Pass, error: "wrong-type");
        yield return Find("former-pass", "The letter that was once kept for passes", $"{Origin}/p#{Pass}", LinkKind.Pass, error: "not-a-link");
        yield return Find("type-0", "A type that there is not", $"{Origin}/v#{TextOf(0)}", error: "wrong-type");
        yield return Find("damaged-and-of-other-type", "Damage is told before the type", $"{Origin}/m#{TextOf(2, flipCheck: true)}", error: "damaged");
    }

    private static IEnumerable<Vector> Fragments()
    {
        yield return Read("fragment", "A page's own fragment", Viewing);
        yield return Read("fragment-with-sign", "With the number sign", "#" + Viewing);
        yield return Read("fragment-manage", "The managing page's own fragment", Manage, LinkKind.Manage);
        yield return Read("fragment-full-stop", "With a full stop behind", Viewing + ".");
        yield return Read("fragment-empty", "No fragment", "", error: "cut-short");
        yield return Read("fragment-cut", "Cut short", "#" + Viewing[..12], error: "cut-short");
        yield return Read("fragment-damaged", "Damaged", OtherCase(Viewing), error: "damaged");
        yield return Read("fragment-too-long", "Too long", Viewing + "AAAA", error: "damaged");
        yield return Read("fragment-wrong-type", "A manage link's text on the viewing page", Manage, error: "wrong-type");
    }

    private static Vector Write(string name, string what, LinkKind kind)
    {
        using var secret = new LinkSecret(Secret);
        return new Vector("links", "link-write", name, what, new JsonObject
        {
            ["origin"] = Origin,
            ["type"] = NameOf(kind),
            ["secret"] = Fixed.Text(Secret),
            ["url"] = LinkText.Url(new Uri(Origin), kind, secret),
        });
    }

    private static Vector Find(
        string name, string what, string text, LinkKind expected = LinkKind.Viewing, string origin = Origin, string? error = null) =>
        new("links", "link-find", name, what, With(new JsonObject { ["text"] = text, ["expected"] = NameOf(expected) }, error, origin));

    private static Vector Read(string name, string what, string fragment, LinkKind expected = LinkKind.Viewing, string? error = null) =>
        new("links", "link-read", name, what, With(new JsonObject { ["fragment"] = fragment, ["expected"] = NameOf(expected) }, error, null));

    private static JsonObject With(JsonObject members, string? error, string? origin)
    {
        if (error is not null)
        {
            members["error"] = error;
            return members;
        }

        if (origin is not null) members["origin"] = origin;
        members["secret"] = Fixed.Text(Secret);
        return members;
    }

    private static string NameOf(LinkKind kind) => kind.ToString().ToLowerInvariant();

    // Written out here and not taken from LinkText, which has no links of other types and no wrong checks.
    private static string TextOf(byte type, bool flipCheck = false)
    {
        byte[] typed = [type, .. Secret];
        var check = SHA256.HashData([.. "darkslide link"u8, .. typed])[..2];
        if (flipCheck) check[1] ^= 1;
        return Base64Url.EncodeToString([.. typed, .. check]);
    }

    private static string WithType(string text, byte type)
    {
        var raw = Base64Url.DecodeFromChars(text);
        raw[0] = type;
        return Base64Url.EncodeToString(raw);
    }

    private static string OtherCase(string text)
    {
        var at = Enumerable.Range(4, text.Length - 4).First(i => char.IsAsciiLetter(text[i]));
        return text[..at] + (char)(text[at] ^ 0x20) + text[(at + 1)..];
    }
}
