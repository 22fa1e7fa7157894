namespace Darkslide.Imaging.Reporting;

/// <summary>Names in XMP count by their namespace; the prefix before the colon is the writer's choice, though mostly the usual one.</summary>
internal static class XmpNamespaces
{
    private const string Declares = "xmlns:";
    private const int MaxDeclared = 200;

    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"] = "rdf",
        ["http://purl.org/dc/elements/1.1/"] = "dc",
        ["http://ns.adobe.com/xap/1.0/"] = "xmp",
        ["http://ns.adobe.com/xap/1.0/mm/"] = "xmpMM",
        ["http://ns.adobe.com/xap/1.0/rights/"] = "xmpRights",
        ["http://ns.adobe.com/xap/1.0/g/img/"] = "xmpGImg",
        ["http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"] = "stEvt",
        ["http://ns.adobe.com/xap/1.0/sType/ResourceRef#"] = "stRef",
        ["http://ns.adobe.com/xap/1.0/sType/Area#"] = "stArea",
        ["http://ns.adobe.com/xmp/sType/Area#"] = "stArea",
        ["http://ns.adobe.com/tiff/1.0/"] = "tiff",
        ["http://ns.adobe.com/exif/1.0/"] = "exif",
        ["http://ns.adobe.com/exif/1.0/aux/"] = "aux",
        ["http://cipa.jp/exif/1.0/"] = "exifEX",
        ["http://ns.adobe.com/photoshop/1.0/"] = "photoshop",
        ["http://ns.adobe.com/camera-raw-settings/1.0/"] = "crs",
        ["http://ns.adobe.com/lightroom/1.0/"] = "lr",
        ["http://ns.adobe.com/hdr-gain-map/1.0/"] = "hdrgm",
        ["http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"] = "Iptc4xmpCore",
        ["http://iptc.org/std/Iptc4xmpExt/2008-02-29/"] = "Iptc4xmpExt",
        ["http://ns.useplus.org/ldf/xmp/1.0/"] = "plus",
        ["http://www.metadataworkinggroup.com/schemas/regions/"] = "mwg-rs",
        ["http://ns.microsoft.com/photo/1.0"] = "MicrosoftPhoto",
        ["http://ns.microsoft.com/photo/1.0/"] = "MicrosoftPhoto",
        ["http://ns.microsoft.com/photo/1.2/"] = "MP",
        ["http://ns.microsoft.com/photo/1.2/t/RegionInfo#"] = "MPRI",
        ["http://ns.microsoft.com/photo/1.2/t/Region#"] = "MPReg",
        ["http://ns.apple.com/faceinfo/1.0/"] = "apple-fi",
        ["http://ns.apple.com/HDRGainMap/1.0/"] = "HDRGainMap",
        ["http://ns.google.com/photos/1.0/camera/"] = "GCamera",
        ["http://ns.google.com/photos/1.0/container/"] = "Container",
        ["http://ns.google.com/photos/1.0/container/item/"] = "Item",
        ["http://ns.google.com/photos/1.0/depthmap/"] = "GDepth",
        ["http://ns.google.com/photos/1.0/image/"] = "GImage",
        ["http://ns.google.com/photos/1.0/audio/"] = "GAudio",
        ["http://ns.google.com/photos/1.0/creations/"] = "GCreations",
        ["http://www.digikam.org/ns/1.0/"] = "digiKam",
        ["http://www.dji.com/drone-dji/1.0/"] = "drone-dji",
        ["http://www.gimp.org/xmp/"] = "GIMP",
        ["http://darktable.sf.net/"] = "darktable",
        ["http://creativecommons.org/ns#"] = "cc",
    };

    /// <summary>The same properties, each with the prefix by which we know it.</summary>
    public static List<(string Name, string Value)> WithUsualPrefixes(List<(string Name, string Value)> found)
    {
        var prefixes = Declared(found);
        if (prefixes.Count == 0)
        {
            return found;
        }
        return found.ConvertAll(property => property.Name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            && prefixes.TryGetValue(property.Name[..colon], out var usual)
            ? (usual + property.Name[colon..], property.Value)
            : property);
    }

    /// <summary>Prefixes that are not the usual ones; of two declarations of one the first counts.</summary>
    private static Dictionary<string, string> Declared(List<(string Name, string Value)> found)
    {
        var prefixes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in found)
        {
            if (prefixes.Count < MaxDeclared && name.StartsWith(Declares, StringComparison.Ordinal)
                && Usual.TryGetValue(value, out var usual) && usual != name[Declares.Length..])
            {
                prefixes.TryAdd(name[Declares.Length..], usual);
            }
        }
        return prefixes;
    }
}
