using System.Text;
using Darkslide.Imaging.Building;

namespace Darkslide.Imaging.Heif;

/// <summary>
/// Writes the file anew: <c>ftyp</c>, <c>meta</c>, <c>mdat</c>. Items are numbered from 1 in the order of their old ids, properties in
/// the order of their first use, equal ones once. docs/cleaning-heif.md has every field.
/// </summary>
internal sealed class HeifWriter
{
    private const int MaxProperties = 32_767;

    private readonly List<HeifPart> _parts;
    private readonly HeifNeeds _needs;
    private readonly List<HeifReference> _references;
    private readonly Dictionary<long, int> _ids = [];
    private readonly List<byte[]> _properties = [];
    private readonly Dictionary<byte[], int> _numberOfBox = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _numberOfContent = [];
    private readonly List<List<int>> _numbers;

    public HeifWriter(List<HeifPart> parts, HeifNeeds needs, List<HeifReference> references)
    {
        _parts = parts;
        _needs = needs;
        _references = references;
        foreach (var part in parts)
        {
            _ids.Add(part.Item.Id, _ids.Count + 1);
        }
        _numbers = parts.ConvertAll(part => part.Properties.ConvertAll(property => Number(property.Box)));
    }

    public static byte[] FileType(List<string> brands)
    {
        var writer = new BoxWriter();
        var start = writer.Begin("ftyp");
        writer.Type(brands[0]);
        writer.U32(0);
        foreach (var brand in brands.Skip(1))
        {
            writer.Type(brand);
        }
        writer.End(start);
        return writer.ToArray();
    }

    /// <summary>The <c>meta</c> box.</summary>
    /// <param name="dataAt">Where in the file the items' data begins. The box is equally long for any.</param>
    public byte[] Meta(long dataAt)
    {
        var writer = new BoxWriter();
        var start = writer.BeginFull("meta", 0, 0);
        Handler(writer);
        var primary = writer.BeginFull("pitm", 0, 0);
        writer.U16(_ids[_needs.Primary.Id]);
        writer.End(primary);
        Locations(dataAt, writer);
        Information(writer);
        References(writer);
        Properties(writer);
        ItemData(writer);
        if (_needs.GainMap is { } gainMap)
        {
            HeifGroups.Write(_parts.Count + 1, _ids[gainMap.ToneMap.Id], _ids[_needs.Primary.Id], writer);
        }
        writer.End(start);
        return writer.ToArray();
    }

    /// <summary>What stands in <c>mdat</c>: the coded items' data in the order of their ids.</summary>
    public Pieces Data()
    {
        var data = new Pieces();
        foreach (var part in _parts)
        {
            if (IsInData(part))
            {
                data.Add(part.Data);
            }
        }
        return data;
    }

    /// <summary>Whether its data is written among the items'.</summary>
    private static bool IsInData(HeifPart part) => !IsDerived(part) && part.SameData is null && part.InTracks is null;

    private static bool IsDerived(HeifPart part) => DerivedPayload.IsDerived(part.Item.Type);

    private static void Handler(BoxWriter writer)
    {
        var start = writer.BeginFull("hdlr", 0, 0);
        writer.U32(0);
        writer.Type("pict");
        // Three reserved numbers and an empty name.
        writer.Zeros(13);
        writer.End(start);
    }

    private void Locations(long dataAt, BoxWriter writer)
    {
        var hasDerived = _parts.Exists(IsDerived);
        var start = writer.BeginFull("iloc", hasDerived ? 1 : 0, 0);
        writer.U16(0x4400);
        writer.U16(_parts.Count);
        var places = new Dictionary<HeifPart, long>();
        long inFile = dataAt, inItemData = 0;
        var tracksAt = dataAt + _parts.Where(IsInData).Sum(part => part.Data.Length);
        foreach (var part in _parts)
        {
            var isDerived = IsDerived(part);
            var at = part.SameData is { } same ? places[same] : isDerived ? inItemData : tracksAt + part.InTracks ?? inFile;
            places.Add(part, at);
            inItemData += isDerived ? part.Data.Length : 0;
            inFile += IsInData(part) ? part.Data.Length : 0;
            writer.U16(_ids[part.Item.Id]);
            if (hasDerived)
            {
                writer.U16(isDerived ? HeifItem.InItemData : HeifItem.InFile);
            }
            writer.U16(0);
            // A length of 0 would mean all there is.
            writer.U16(part.Data.Length == 0 ? 0 : 1);
            if (part.Data.Length > 0)
            {
                writer.U32(at);
                writer.U32(part.Data.Length);
            }
        }
        writer.End(start);
    }

    private void Information(BoxWriter writer)
    {
        var start = writer.BeginFull("iinf", 0, 0);
        writer.U16(_parts.Count);
        foreach (var part in _parts)
        {
            var entry = writer.BeginFull("infe", 2, part.Item.IsHidden ? 1 : 0);
            writer.U16(_ids[part.Item.Id]);
            writer.U16(0);
            writer.Type(part.Item.Type);
            // An empty name.
            writer.U8(0);
            writer.End(entry);
        }
        writer.End(start);
    }

    private void References(BoxWriter writer)
    {
        var kept = HeifReferences.Kept(_needs, _references);
        if (kept.Count == 0)
        {
            return;
        }
        var start = writer.BeginFull("iref", 0, 0);
        foreach (var reference in kept)
        {
            var box = writer.Begin(reference.Type);
            writer.U16(_ids[reference.From]);
            writer.U16(reference.To.Length);
            foreach (var to in reference.To)
            {
                writer.U16(_ids[to]);
            }
            writer.End(box);
        }
        writer.End(start);
    }

    private void Properties(BoxWriter writer)
    {
        var start = writer.Begin("iprp");
        var container = writer.Begin("ipco");
        foreach (var property in _properties)
        {
            writer.Bytes(property);
        }
        writer.End(container);
        Associations(writer);
        writer.End(start);
    }

    private void Associations(BoxWriter writer)
    {
        var isLong = _properties.Count > 127;
        var start = writer.BeginFull("ipma", 0, isLong ? 1 : 0);
        writer.U32(_parts.Count);
        for (var i = 0; i < _parts.Count; i++)
        {
            var properties = _parts[i].Properties;
            writer.U16(i + 1);
            writer.U8(properties.Count);
            for (var n = 0; n < properties.Count; n++)
            {
                if (isLong)
                {
                    writer.U16(_numbers[i][n] | (properties[n].IsEssential ? 0x8000 : 0));
                }
                else
                {
                    writer.U8(_numbers[i][n] | (properties[n].IsEssential ? 0x80 : 0));
                }
            }
        }
        writer.End(start);
    }

    /// <summary>A property's number. The same array is the same property, which spares looking at its content a thousand times.</summary>
    private int Number(byte[] box)
    {
        if (!_numberOfBox.TryGetValue(box, out var number))
        {
            var content = Encoding.Latin1.GetString(box);
            number = _numberOfContent.TryGetValue(content, out var known) ? known : Add(box, content);
            _numberOfBox.Add(box, number);
        }
        return number;
    }

    private int Add(byte[] box, string content)
    {
        if (_properties.Count == MaxProperties)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        _properties.Add(box);
        _numberOfContent.Add(content, _properties.Count);
        return _properties.Count;
    }

    private void ItemData(BoxWriter writer)
    {
        if (!_parts.Exists(IsDerived))
        {
            return;
        }
        var start = writer.Begin("idat");
        foreach (var part in _parts)
        {
            if (IsDerived(part))
            {
                writer.Bytes(part.Data.Join());
            }
        }
        writer.End(start);
    }
}
