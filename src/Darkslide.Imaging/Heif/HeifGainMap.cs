using Darkslide.Imaging.GainMaps;

namespace Darkslide.Imaging.Heif;

/// <summary>
/// The gain map of a HEIC or AVIF (ISO/IEC 23008-12, tone map derivation): a <c>tmap</c> item that is put together from the picture and
/// the map, and a group that says that whoever can shows it instead of the picture.
/// </summary>
/// <param name="ToneMap">The <c>tmap</c> item.</param>
/// <param name="Map">The item that holds the map.</param>
/// <param name="Numbers">What the <c>tmap</c> item's data tell.</param>
internal sealed record HeifGainMap(HeifItem ToneMap, HeifItem Map, GainMapNumbers Numbers)
{
    public const string Type = "tmap";

    /// <summary>Null when there is none, more than one, or one that viewers would not show.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="meta">Its items.</param>
    /// <param name="brands">What it says to be.</param>
    /// <param name="needs">What its picture needs without the map.</param>
    public static HeifGainMap? Find(ReadOnlyMemory<byte> file, HeifMeta meta, HeifBrands brands, HeifNeeds needs)
    {
        var toneMaps = meta.Items.FindAll(item => item.Type == Type);
        if (toneMaps.Count != 1 || needs.PartsOf(toneMaps[0].Id) is not [var below, var above] || below != needs.Primary.Id
            || needs.Ids.Contains(above) || !meta.ById.TryGetValue(above, out var map))
        {
            return null;
        }
        var toneMap = toneMaps[0];
        var isShown = toneMap.Id == meta.Primary || (brands.HasGainMap && HeifGroups.Prefers(file, meta, toneMap.Id, below));
        return isShown && ReadNumbers(file, meta, toneMap) is { } numbers ? new HeifGainMap(toneMap, map, numbers) : null;
    }

    /// <summary>A version of one byte, then the form that JPEG has too.</summary>
    public static byte[] Payload(GainMapNumbers numbers) => [0, .. GainMapPayload.Write(numbers)];

    /// <summary>Whether the map is of the picture as it is now.</summary>
    public bool Fits(List<HeifPart> parts, HeifItem picture)
    {
        var (width, height) = HeifSize.Coded(parts.Find(part => part.Item == Map)!);
        var (ofWidth, ofHeight) = HeifSize.Coded(parts.Find(part => part.Item == picture)!);
        return GainMapShape.Fits(width, height, ofWidth, ofHeight);
    }

    private static GainMapNumbers? ReadNumbers(ReadOnlyMemory<byte> file, HeifMeta meta, HeifItem toneMap)
    {
        var data = (new HeifItemData(file, meta.ItemData).Find(toneMap) ?? default).Span;
        return data.Length > 1 && data[0] == 0 && GainMapPayload.IsOfEveryReader(data[1..]) ? GainMapPayload.Read(data[1..]) : null;
    }
}
