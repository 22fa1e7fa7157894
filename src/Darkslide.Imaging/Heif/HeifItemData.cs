namespace Darkslide.Imaging.Heif;

/// <summary>The data of items, their extents joined.</summary>
internal sealed class HeifItemData
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly Box? _itemData;

    /// <summary>Extents of an honest file hardly overlap; hostile ones could repeat the same megabytes a thousand times.</summary>
    private long _left;

    public HeifItemData(ReadOnlyMemory<byte> file, Box? itemData)
    {
        _file = file;
        _itemData = itemData;
        _left = 2L * file.Length;
    }

    /// <summary>The data of an item that the picture needs.</summary>
    /// <exception cref="PictureRefusedException">It is not in the file, encrypted, or in a form that is not read.</exception>
    public ReadOnlyMemory<byte> Require(HeifItem item)
    {
        if (item.IsProtected || item.IsElsewhere || item.Construction > HeifItem.InItemData)
        {
            throw new PictureRefusedException(PictureProblem.UnsupportedFormat, item.IsProtected ? "Encrypted HEIF" : "Scattered HEIF");
        }
        return Find(item) ?? throw new PictureRefusedException(PictureProblem.CutOff);
    }

    /// <summary>The same for the report; null when it can't be read.</summary>
    public ReadOnlyMemory<byte>? Find(HeifItem item)
    {
        if (item.IsProtected || item.IsElsewhere || Ranges(item) is not { } ranges)
        {
            return null;
        }
        long total = 0;
        foreach (var (start, end) in ranges)
        {
            total += end - start;
        }
        if (total > _left)
        {
            return null;
        }
        _left -= total;
        return Join(ranges, (int)total);
    }

    /// <summary>Counts bytes that are copied although no extent says so.</summary>
    /// <exception cref="PictureRefusedException">Too many.</exception>
    public void Spend(long bytes)
    {
        _left -= bytes;
        if (_left < 0)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
    }

    /// <summary>How long an item's data is; 0 when a part of it is beyond the end.</summary>
    public long LengthOf(HeifItem item) => Ranges(item)?.Sum(range => (long)range.End - range.Start) ?? 0;

    /// <summary>Where an item's data stands in the file, neighbours joined; null when a part of it is beyond the end.</summary>
    public List<(int Start, int End)>? Ranges(HeifItem item)
    {
        var (start, end) = item.Construction switch
        {
            HeifItem.InFile => (0, _file.Length),
            HeifItem.InItemData when _itemData is { } data => (data.Body, data.End),
            _ => (0, 0),
        };
        var ranges = new List<(int Start, int End)>();
        foreach (var extent in item.Extents)
        {
            if (extent.At > end - start || extent.Length > end - start - extent.At)
            {
                return null;
            }
            var from = start + (int)extent.At;
            var to = extent.IsOpen ? end : from + (int)extent.Length;
            if (ranges.Count > 0 && ranges[^1].End == from)
            {
                ranges[^1] = (ranges[^1].Start, to);
            }
            else if (to > from)
            {
                ranges.Add((from, to));
            }
        }
        return ranges;
    }

    private ReadOnlyMemory<byte> Join(List<(int Start, int End)> ranges, int total)
    {
        if (ranges.Count <= 1)
        {
            return ranges.Count == 0 ? default : _file[ranges[0].Start..ranges[0].End];
        }
        var joined = new byte[total];
        var at = 0;
        foreach (var (start, end) in ranges)
        {
            _file.Span[start..end].CopyTo(joined.AsSpan(at));
            at += end - start;
        }
        return joined;
    }
}
