using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>Viewers' addresses (FORMAT.md, section 3.4). What is their one form is written out here, not taken from the code under test.</summary>
internal static class AddressVectors
{
    private static readonly byte[] Secret = Fixed.Bytes("address secret", LinkSecret.Length);

    public static IEnumerable<Vector> Make() =>
    [
        Make("plain", "Nothing to change", "anna@example.org", "anna@example.org"),
        Make("upper-case", "Case counts nowhere", "Anna.B@Example.ORG", "anna.b@example.org"),
        Make("white-space", "White space around", "  anna@example.org\t", "anna@example.org"),
        Make("plus", "Signs that mail servers take", "anna+x_y'z{1}@example.org", "anna+x_y'z{1}@example.org"),
        Make("international", "A domain of letters beyond ASCII", "anna@B\u00FCcher.example", "anna@xn--bcher-kva.example"),
        Make("decomposed", "The same, decomposed", "anna@Bu\u0308cher.example", "anna@xn--bcher-kva.example"),
        Make("sharp-s", "A letter that older rules replaced", "anna@stra\u00DFe.example", "anna@xn--strae-oqa.example"),
        Make("domain", "A whole domain", "@Firm.example", "@firm.example"),
        Make("domain-international", "A whole domain beyond ASCII", "@b\u00FCcher.example", "@xn--bcher-kva.example"),
        Make("no-at", "No @", "anna.example.org", null),
        Make("no-local", "Two @ in front", "@@example.org", null),
        Make("two-at", "Two @", "anna@b@example.org", null),
        Make("quoted", "Quotes", "\"anna\"@example.org", null),
        Make("space", "A space within", "an na@example.org", null),
        Make("line-break", "A line break within", "anna@example.org\r\nBcc: b@example.org", null),
        Make("local-beyond-ascii", "A name beyond ASCII", "\u00E4nne@example.org", null),
        Make("no-dot", "A host without a dot", "anna@localhost", null),
        Make("number", "An address of a machine", "anna@192.0.2.1", null),
        Make("port", "A port behind", "anna@example.org:25", null),
        Make("path", "A path behind", "anna@example.org/x", null),
        Make("empty-label", "An empty label", "anna@example..org", null),
        Make("dot-behind", "A full stop behind", "anna@example.org.", null),
        Make("hyphen", "A label that begins with a hyphen", "anna@-example.org", null),
        Make("percent", "A percent sign in the domain", "anna@ex%61mple.org", null),
        Make("long-local", "65 characters before the @", new string('a', 65) + "@example.org", null),
        Make("dots", "Two full stops before the @", "an..na@example.org", null),
    ];

    private static Vector Make(string name, string what, string typed, string? normalised)
    {
        using var secret = new LinkSecret(Secret);
        using SecretKey key = ViewingKeys.AddressKeyOf(secret);
        var members = new JsonObject
        {
            ["secret"] = Fixed.Text(Secret),
            ["typed"] = typed,
            ["addressKey"] = Fixed.Text(key.Bytes),
            ["normalised"] = normalised,
            ["hash"] = normalised is null ? null : Fixed.Text(HMACSHA256.HashData(key.Bytes, Encoding.ASCII.GetBytes(normalised))),
        };
        return new Vector("addresses", "viewer-address", name, what, members);
    }
}
