using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>
/// Small pictures that are left out (thumbnails, depth and gain maps), each as a file of its own, cleaned, so that a sender can see
/// what stood in the file.
/// </summary>
internal sealed class HeifStandalone(ReadOnlyMemory<byte> file, HeifMeta meta)
{
    private const int MaxPictures = 8;
    private const long MaxBytes = 1 << 20;

    private int _left = MaxPictures;

    /// <summary>The file, and its size in pixels; nothing when the picture is large, damaged or of a kind that isn't known.</summary>
    public (ReadOnlyMemory<byte> File, (int Width, int Height) Size) Of(HeifItem item, long length)
    {
        if (length > MaxBytes || _left-- <= 0)
        {
            return default;
        }
        try
        {
            return Build(item);
        }
        catch (PictureRefusedException)
        {
            return default;
        }
    }

    private (ReadOnlyMemory<byte> File, (int Width, int Height) Size) Build(HeifItem item)
    {
        var needs = HeifNeeds.Of(file, meta, item.Id);
        var itemData = new HeifItemData(file, meta.ItemData);
        if (needs.Ids.Sum(id => itemData.LengthOf(meta.ById[id])) > MaxBytes)
        {
            return default;
        }
        var parts = new HeifParts(file, meta, needs, itemData, new ReportBuilder()).All();
        var size = HeifSize.Displayed(parts, needs.Primary);
        var brand = parts.Exists(part => part.Item.Type == "av01") ? "avif" : parts.Exists(part => part.Item.Type == "avc1") ? "avci" : "heic";
        return (HeifAssembly.Write([brand, brand, "mif1"], new HeifWriter(parts, needs, meta.References), null).Join(), size);
    }
}
