using System.Text;

namespace Darkslide.Imaging.Heif;

/// <summary>
/// Which items the picture consists of: the primary item, what it is put together from (<c>dimg</c>), and alpha planes of those.
/// Thumbnails, depth maps, other pictures and all that isn't a picture are no part of it.
/// </summary>
internal sealed class HeifNeeds
{
    private const int MaxItems = 65_535;
    private const int MaxDepth = 16;

    /// <summary>URNs are short; a hostile one is as long as the file, and read for each of thousands of items.</summary>
    private const int MaxUrnLength = 255;

    private readonly HeifMeta _meta;
    private readonly Dictionary<long, long[]> _parts = [];
    private readonly Dictionary<long, List<long>> _alphasOf = [];
    private readonly Dictionary<long, int> _depths = [];

    private HeifNeeds(HeifMeta meta) => _meta = meta;

    /// <summary>Ids of the items, ascending.</summary>
    public List<long> Ids { get; } = [];

    /// <summary>Ids of all alpha planes, needed or not.</summary>
    public HashSet<long> Alphas { get; } = [];

    /// <summary>The primary item; of a picture with a gain map over it, the picture below.</summary>
    public HeifItem Primary { get; private set; } = null!;

    /// <summary>The gain map that stays; null when none does.</summary>
    public HeifGainMap? GainMap { get; private init; }

    /// <summary>What an item is put together from, in order; empty for coded ones.</summary>
    public long[] PartsOf(long id) => _parts.GetValueOrDefault(id, []);

    /// <param name="file">The whole file.</param>
    /// <param name="meta">Its items.</param>
    /// <param name="gainMap">A gain map that stays, or null.</param>
    /// <exception cref="PictureRefusedException">Something that is needed isn't there, or the items go in circles.</exception>
    public static HeifNeeds Of(ReadOnlyMemory<byte> file, HeifMeta meta, HeifGainMap? gainMap = null) => Of(file, meta, meta.Primary, gainMap);

    /// <summary>The same as if another item were the primary one.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="meta">Its items.</param>
    /// <param name="shown">The item's id.</param>
    /// <param name="gainMap">A gain map that stays, or null.</param>
    /// <exception cref="PictureRefusedException">Something that is needed isn't there, or the items go in circles.</exception>
    public static HeifNeeds Of(ReadOnlyMemory<byte> file, HeifMeta meta, long shown, HeifGainMap? gainMap = null)
    {
        var needs = new HeifNeeds(meta) { GainMap = gainMap };
        needs.ReadReferences(file);
        needs.Primary = needs.Base(shown);
        needs.Close();
        foreach (var id in needs.Ids)
        {
            needs.Depth(id, 0);
        }
        return needs;
    }

    /// <summary>Nothing of these items is part of the picture.</summary>
    public static HeifNeeds None(HeifMeta meta) => new(meta);

    public static bool IsAlpha(string auxiliaryType) => auxiliaryType is
        "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha" or "urn:mpeg:hevc:2015:auxid:1" or "urn:mpeg:avc:2015:auxid:1";

    /// <summary>The URN in an item's <c>auxC</c> property (ISO/IEC 23008-12 section 6.5.8), at most 255 characters of it, or nothing.</summary>
    public static string AuxiliaryType(ReadOnlyMemory<byte> file, HeifMeta meta, HeifItem item)
    {
        foreach (var use in item.Properties)
        {
            if (use.Index <= meta.Properties.Count && meta.Properties[use.Index - 1] is { Type: "auxC", Length: >= 4 } box)
            {
                return Urn(file, box);
            }
        }
        return "";
    }

    /// <summary>What an <c>auxC</c> or <c>auxi</c> box says, at most 255 characters of it.</summary>
    public static string Urn(ReadOnlyMemory<byte> file, Box box) =>
        Encoding.Latin1.GetString(new BoxFields(file, box with { End = Math.Min(box.End, box.Body + 4 + MaxUrnLength) }).Text().Span);

    private void ReadReferences(ReadOnlyMemory<byte> file)
    {
        foreach (var item in _meta.Items)
        {
            if (IsAlpha(AuxiliaryType(file, _meta, item)))
            {
                Alphas.Add(item.Id);
            }
        }
        foreach (var reference in _meta.References)
        {
            if (!_meta.ById.TryGetValue(reference.From, out var item))
            {
                continue;
            }
            if (reference.Type == "dimg" && item.Type is "grid" or "iovl" or "iden" or "tmap" && !_parts.TryAdd(item.Id, reference.To))
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            if (reference.Type == "auxl" && Alphas.Contains(item.Id))
            {
                foreach (var to in reference.To)
                {
                    (_alphasOf.TryGetValue(to, out var alphas) ? alphas : _alphasOf[to] = []).Add(item.Id);
                }
            }
        }
    }

    private HeifItem Base(long shown)
    {
        var primary = Item(shown);
        return primary.Type == "tmap" && PartsOf(primary.Id) is [var below, ..] ? Item(below) : primary;
    }

    private HeifItem Item(long id) => _meta.ById.GetValueOrDefault(id) ?? throw new PictureRefusedException(PictureProblem.Malformed);

    private void Close()
    {
        Ids.AddRange(GainMap is null ? [Primary.Id] : [Primary.Id, GainMap.ToneMap.Id]);
        var known = new HashSet<long>(Ids);
        for (var next = 0; next < Ids.Count; next++)
        {
            var id = Item(Ids[next]).Id;
            foreach (var other in PartsOf(id).Concat(_alphasOf.GetValueOrDefault(id, [])))
            {
                if (known.Add(other))
                {
                    Ids.Add(other);
                }
            }
            if (Ids.Count > MaxItems)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
        }
        Ids.Sort();
    }

    /// <summary>How many levels an item is put together over; circles are damage.</summary>
    private int Depth(long id, int above)
    {
        if (above > MaxDepth)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        if (_depths.TryGetValue(id, out var known))
        {
            return known;
        }
        var depth = 0;
        foreach (var part in PartsOf(id))
        {
            depth = Math.Max(depth, 1 + Depth(part, above + 1));
        }
        if (depth > MaxDepth)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        _depths[id] = depth;
        return depth;
    }
}
