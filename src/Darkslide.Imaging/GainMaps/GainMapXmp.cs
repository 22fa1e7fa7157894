using System.Text;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.GainMaps;

/// <summary>The same numbers as XMP has them, in Adobe's namespace <c>hdrgm</c>, which older viewers of JPEG read.</summary>
internal static class GainMapXmp
{
    private const string Prefix = "hdrgm:";

    /// <summary>What is added to dark values where nothing else is said.</summary>
    private const int UsualOffset = Millionths.One / 64;

    /// <summary>Null when the packet tells no gain map or its numbers make no sense.</summary>
    public static GainMapNumbers? Read(ReadOnlySpan<byte> packet)
    {
        var values = Values(packet);
        var isBaseHdr = Word(values, "BaseRenditionIsHDR", "False");
        if (Word(values, "Version", null) != "1.0" || isBaseHdr is not ("True" or "False"))
        {
            return null;
        }
        var (least, most) = (One(values, "HDRCapacityMin", 0), One(values, "HDRCapacityMax", null));
        if (least is null || most is null || most < least)
        {
            return null;
        }
        var isHdr = isBaseHdr == "True";
        var channels = Channels(values, isHdr);
        return GainMapNumbers.Sensible(isHdr ? most : least, isHdr ? least : most, usesBaseColours: true, channels);
    }

    /// <summary>The packet beside a gain map.</summary>
    public static string OfMap(GainMapNumbers numbers)
    {
        var (least, most) = numbers.IsBaseHdr ? (numbers.AlternateHeadroom, numbers.BaseHeadroom) : (numbers.BaseHeadroom, numbers.AlternateHeadroom);
        var (sdr, hdr) = numbers.IsBaseHdr
            ? (Each(numbers, channel => channel.AlternateOffset), Each(numbers, channel => channel.BaseOffset))
            : (Each(numbers, channel => channel.BaseOffset), Each(numbers, channel => channel.AlternateOffset));
        return Packet(
            " xmlns:hdrgm=\"http://ns.adobe.com/hdr-gain-map/1.0/\" hdrgm:Version=\"1.0\" hdrgm:BaseRenditionIsHDR=\"" + (numbers.IsBaseHdr ? "True" : "False")
            + "\" hdrgm:HDRCapacityMin=\"" + Millionths.Text(least) + "\" hdrgm:HDRCapacityMax=\"" + Millionths.Text(most) + "\"",
            Element("GainMapMin", Each(numbers, channel => channel.Min)) + Element("GainMapMax", Each(numbers, channel => channel.Max))
            + Element("Gamma", Each(numbers, channel => channel.Gamma)) + Element("OffsetSDR", sdr) + Element("OffsetHDR", hdr));
    }

    /// <summary>The packet of the picture before the map: that the map is there, and how long it is.</summary>
    public static string OfPicture(long mapLength) => Packet(
        " xmlns:Container=\"http://ns.google.com/photos/1.0/container/\" xmlns:Item=\"http://ns.google.com/photos/1.0/container/item/\""
        + " xmlns:hdrgm=\"http://ns.adobe.com/hdr-gain-map/1.0/\" hdrgm:Version=\"1.0\"",
        "<Container:Directory><rdf:Seq>" + ListItem("Item:Semantic=\"Primary\" Item:Mime=\"image/jpeg\"")
        + ListItem(ReportBuilder.Invariant($"Item:Semantic=\"GainMap\" Item:Mime=\"image/jpeg\" Item:Length=\"{mapLength}\"")) + "</rdf:Seq></Container:Directory>");

    private static string ListItem(string attributes) => "<rdf:li rdf:parseType=\"Resource\"><Container:Item " + attributes + "/></rdf:li>";

    private static string Packet(string attributes, string content) =>
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
        + attributes + ">" + content + "</rdf:Description></rdf:RDF></x:xmpmeta>";

    private static string Element(string name, List<int> values)
    {
        var element = new StringBuilder("<hdrgm:" + name + ">");
        if (values.Count == 1)
        {
            element.Append(Millionths.Text(values[0]));
        }
        else
        {
            element.Append("<rdf:Seq>");
            foreach (var value in values)
            {
                element.Append("<rdf:li>").Append(Millionths.Text(value)).Append("</rdf:li>");
            }
            element.Append("</rdf:Seq>");
        }
        return element.Append("</hdrgm:" + name + ">").ToString();
    }

    private static List<int> Each(GainMapNumbers numbers, Func<GainMapChannel, int> value) => [.. numbers.Channels.Select(value)];

    /// <summary>Every value of the namespace by its name, in order.</summary>
    private static Dictionary<string, List<string>> Values(ReadOnlySpan<byte> packet)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, value) in XmpReader.Properties(Text.Decode(packet[..Math.Min(packet.Length, PictureLimits.MaxReportText)])))
        {
            if (value.Length > 0 && name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                (values.TryGetValue(name[Prefix.Length..], out var known) ? known : values[name[Prefix.Length..]] = []).Add(value);
            }
        }
        return values;
    }

    /// <summary>The one value of a name; empty when there are more.</summary>
    private static string? Word(Dictionary<string, List<string>> values, string name, string? usual) =>
        values.TryGetValue(name, out var texts) ? texts.Count == 1 ? texts[0] : "" : usual;

    /// <summary>The one value of a name; null when there are more or it is no number.</summary>
    private static int? One(Dictionary<string, List<string>> values, string name, int? usual) =>
        values.TryGetValue(name, out var texts) ? texts.Count == 1 ? Millionths.OfText(texts[0]) : null : usual;

    private static List<GainMapChannel?> Channels(Dictionary<string, List<string>> values, bool isBaseHdr)
    {
        var channels = new List<GainMapChannel?>();
        for (var c = 0; c < GainMapNumbers.AllColours; c++)
        {
            var (min, max) = (OfChannel(values, "GainMapMin", c, 0), OfChannel(values, "GainMapMax", c, null));
            var gamma = OfChannel(values, "Gamma", c, Millionths.One);
            var (sdr, hdr) = (OfChannel(values, "OffsetSDR", c, UsualOffset), OfChannel(values, "OffsetHDR", c, UsualOffset));
            channels.Add(min is null || max is null || gamma is null || sdr is null || hdr is null
                ? null
                : new GainMapChannel(min.Value, max.Value, gamma.Value, isBaseHdr ? hdr.Value : sdr.Value, isBaseHdr ? sdr.Value : hdr.Value));
        }
        return channels;
    }

    /// <summary>A channel's value of one for all, or of three.</summary>
    private static int? OfChannel(Dictionary<string, List<string>> values, string name, int channel, int? usual)
    {
        if (!values.TryGetValue(name, out var texts))
        {
            return usual;
        }
        return texts.Count switch
        {
            1 => Millionths.OfText(texts[0]),
            GainMapNumbers.AllColours => Millionths.OfText(texts[channel]),
            _ => null,
        };
    }
}
