namespace Darkslide.Imaging.Heif;

/// <summary>The item location box (ISO/IEC 14496-12 section 8.11.3): which bytes are an item's.</summary>
internal static class HeifLocations
{
    private const int MaxExtents = 100_000;

    /// <exception cref="PictureRefusedException">Contradicts itself, or has too many extents.</exception>
    public static void Read(ReadOnlyMemory<byte> file, Box box, Dictionary<long, HeifItem> items)
    {
        var fields = new BoxFields(file, box);
        if (fields.Version > 2)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var sizes = fields.U16();
        int offsetBytes = sizes >> 12, lengthBytes = (sizes >> 8) & 15, baseBytes = (sizes >> 4) & 15;
        var indexBytes = fields.Version == 0 ? 0 : sizes & 15;
        var idBytes = fields.Version == 2 ? 4 : 2;
        var extents = 0;
        for (var left = fields.Number(idBytes); left > 0; left--)
        {
            var id = fields.Number(idBytes);
            var construction = fields.Version == 0 ? 0 : fields.U16() & 15;
            var isElsewhere = fields.U16() != 0;
            var from = fields.Number(baseBytes);
            var count = fields.U16();
            extents += count;
            if (extents > MaxExtents)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            var item = items.GetValueOrDefault(id);
            if (item is { HasLocation: true })
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            for (var i = 0; i < count; i++)
            {
                fields.Number(indexBytes);
                var at = from + fields.Number(offsetBytes);
                var length = fields.Number(lengthBytes);
                item?.Extents.Add(new HeifExtent(at, length, lengthBytes == 0));
            }
            if (item is not null)
            {
                item.HasLocation = true;
                item.Construction = construction;
                item.IsElsewhere = isElsewhere;
            }
        }
    }
}
