using System.Globalization;
using System.Text;
using Darkslide.Client.Owning;
using Darkslide.Format;

namespace Darkslide.Client.Picks;

/// <summary>A sidecar file of one picture, as Lightroom and darktable read it. The pages make the same, byte for byte (web/studio/picks).</summary>
/// <param name="Name">The picture's name with <c>.xmp</c> in place of its extension; hostile like the picture's.</param>
/// <param name="Content">The XMP packet.</param>
public sealed record XmpSidecar(string Name, string Content)
{
    /// <summary>One for every picture that was picked, rejected, labelled or remarked on.</summary>
    public static IReadOnlyList<XmpSidecar> Of(SharePicks share)
    {
        ArgumentNullException.ThrowIfNull(share);
        return [.. PictureVerdict.Of(share).Where(verdict => verdict.IsMarked).Select(Of)];
    }

    private static XmpSidecar Of(PictureVerdict verdict)
    {
        string name = verdict.Picture.File;
        int dot = name.LastIndexOf('.');
        return new XmpSidecar((dot > 0 ? name[..dot] : name) + ".xmp", Packet(verdict));
    }

    private static string Packet(PictureVerdict verdict)
    {
        var packet = new StringBuilder();
        packet.Append("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
        packet.Append("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
        packet.Append("  <rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"");
        if (verdict.Rating != 0)
        {
            packet.Append(CultureInfo.InvariantCulture, $" xmp:Rating=\"{verdict.Rating}\"");
        }

        if (verdict.Label != PickLabel.None)
        {
            // Photo programs write their labels' names with a capital.
            packet.Append(CultureInfo.InvariantCulture, $" xmp:Label=\"{verdict.Label}\"");
        }

        packet.Append('>');
        if (verdict.Remarks.Length > 0)
        {
            packet.Append(CultureInfo.InvariantCulture, $"\n   <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{Escaped(verdict.Remarks)}</rdf:li></rdf:Alt></dc:description>");
        }

        return packet.Append("\n  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n").ToString();
    }

    // XML has no way to write the two non-characters at the end of the plane.
    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\uFFFE", "", StringComparison.Ordinal).Replace("\uFFFF", "", StringComparison.Ordinal);
}
