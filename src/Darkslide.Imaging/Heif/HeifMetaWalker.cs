using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Heif;

/// <summary>The strict reading of the items: see <see cref="HeifWalker"/>.</summary>
internal ref struct HeifMetaWalker
{
    private readonly ReadOnlySpan<byte> _file;
    private readonly List<string> _types = [];
    private readonly List<(int Construction, int At, int Length)> _places = [];
    private readonly List<string[]> _properties = [];
    private readonly List<int> _lengthBytes = [];
    private readonly List<(string Type, int From, int To)> _references = [];
    private int _primary;

    private HeifMetaWalker(ReadOnlySpan<byte> file) => _file = file;

    /// <param name="file">The whole file.</param>
    /// <param name="meta">The box.</param>
    /// <param name="data">Where the items' data must be.</param>
    /// <param name="samples">Places of samples, which items may use too.</param>
    /// <param name="keepsGainMap">Whether they must have a gain map; otherwise they must not.</param>
    public static bool Passes(ReadOnlySpan<byte> file, Box meta, Box data, HashSet<(int At, int Length)> samples, bool keepsGainMap)
    {
        if (meta.Length < 4 || Read.U32(file, meta.Body) != 0)
        {
            return false;
        }
        var boxes = Box.ReadAll(file, meta.Body + 4, meta.End, out var rest);
        var types = HeifWalker.Types(boxes);
        var isOrder = keepsGainMap ? types is "hdlr pitm iloc iinf iref iprp grpl" or "hdlr pitm iloc iinf iref iprp idat grpl" : types is "hdlr pitm iloc iinf iprp" or "hdlr pitm iloc iinf iprp idat" or "hdlr pitm iloc iinf iref iprp" or "hdlr pitm iloc iinf iref iprp idat";
        if (rest != meta.End || !isOrder)
        {
            return false;
        }
        var walker = new HeifMetaWalker(file);
        foreach (var box in boxes)
        {
            if (!walker.IsAllowed(box))
            {
                return false;
            }
        }
        var small = boxes.Find(box => box.Type == "idat");
        return walker.IsWhole(data, small, samples) && walker.AllAreNeeded(keepsGainMap);
    }

    private bool IsAllowed(Box box) => box.Type switch
    {
        "hdlr" => Handler(box),
        "pitm" => Primary(box),
        "iloc" => Locations(box),
        "iinf" => Information(box),
        "iref" => References(box),
        "iprp" => Properties(box),
        "grpl" => Group(box),
        _ => box.Type == "idat",
    };

    private readonly bool Handler(Box box) =>
        box.Length == 25 && Read.Matches(_file, box.Body, "\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0"u8);

    private bool Primary(Box box)
    {
        _primary = box.Length == 6 ? Read.U16(_file, box.Body + 4) : 0;
        return _primary > 0 && Read.U32(_file, box.Body) == 0;
    }

    private readonly bool Locations(Box box)
    {
        var hasConstruction = Read.U32(_file, box.Body) == 1 << 24;
        if ((!hasConstruction && Read.U32(_file, box.Body) != 0) || Read.U16(_file, box.Body + 4) != 0x4400)
        {
            return false;
        }
        var count = Read.U16(_file, box.Body + 6);
        var at = box.Body + 8;
        for (var i = 1; i <= count; i++)
        {
            if (Read.U16(_file, at) != i)
            {
                return false;
            }
            at += 2;
            var construction = hasConstruction ? Read.U16(_file, at) : 0;
            at += hasConstruction ? 2 : 0;
            var extents = Read.U16(_file, at + 2);
            if (Read.U16(_file, at) != 0 || extents > 1 || construction > 1)
            {
                return false;
            }
            at += 4;
            _places.Add(extents == 0 ? (construction, 0, 0) : (construction, (int)Read.U32(_file, at), (int)Read.U32(_file, at + 4)));
            at += 8 * extents;
        }
        return at == box.End;
    }

    private readonly bool Information(Box box)
    {
        var boxes = Box.ReadAll(_file, box.Body + 6, box.End, out var rest);
        if (Read.U32(_file, box.Body) != 0 || Read.U16(_file, box.Body + 4) != boxes.Count || boxes.Count != _places.Count || rest != box.End)
        {
            return false;
        }
        foreach (var entry in boxes)
        {
            var head = Read.U32(_file, entry.Body);
            if (entry.Type != "infe" || entry.Start + Box.HeadLength != entry.Body || entry.Length != 13 || head is not (2 << 24 or ((2 << 24) + 1))
                || Read.U16(_file, entry.Body + 4) != _types.Count + 1 || Read.U16(_file, entry.Body + 6) != 0 || _file[entry.End - 1] != 0)
            {
                return false;
            }
            _types.Add(Box.TypeAt(_file, entry.Body + 8));
        }
        return true;
    }

    /// <summary>One group of two: the item with the gain map before the picture. Its number is the first that no item has.</summary>
    private readonly bool Group(Box box)
    {
        var toneMap = _types.IndexOf("tmap") + 1;
        return box.Length == 28 && Read.U32(_file, box.Body) == 28 && Read.Matches(_file, box.Body + 4, "altr\0\0\0\0"u8)
            && Read.U32(_file, box.Body + 12) == _types.Count + 1 && Read.U32(_file, box.Body + 16) == 2
            && toneMap > 0 && Read.U32(_file, box.Body + 20) == toneMap && Read.U32(_file, box.Body + 24) == _primary;
    }

    private readonly bool References(Box box)
    {
        var boxes = Box.ReadAll(_file, box.Body + 4, box.End, out var rest);
        foreach (var reference in boxes)
        {
            var count = Read.U16(_file, reference.Body + 2);
            if (reference.Type is not ("dimg" or "auxl" or "prem") || reference.Length != 4 + (2 * count) || reference.Start + Box.HeadLength != reference.Body)
            {
                return false;
            }
            for (var i = 0; i < count; i++)
            {
                _references.Add((reference.Type, Read.U16(_file, reference.Body), Read.U16(_file, reference.Body + 4 + (2 * i))));
            }
        }
        return rest == box.End && Read.U32(_file, box.Body) == 0 && boxes.Count > 0;
    }

    private readonly bool Properties(Box box)
    {
        var boxes = Box.ReadAll(_file, box.Body, box.End, out var rest);
        if (rest != box.End || HeifWalker.Types(boxes) != "ipco ipma")
        {
            return false;
        }
        var properties = Box.ReadAll(_file, boxes[0].Body, boxes[0].End, out rest);
        foreach (var property in properties)
        {
            if (property.Start + Box.HeadLength != property.Body || !HeifPropertyWalker.Passes(property.Type, _file[property.Body..property.End]))
            {
                return false;
            }
        }
        return rest == boxes[0].End && Associations(boxes[1], properties);
    }

    private readonly bool Associations(Box box, List<Box> properties)
    {
        var isLong = Read.U32(_file, box.Body) == 1;
        if (Read.U32(_file, box.Body) > 1 || isLong != (properties.Count > 127) || Read.U32(_file, box.Body + 4) != _types.Count)
        {
            return false;
        }
        var at = box.Body + 8;
        for (var i = 1; i <= _types.Count; i++)
        {
            var own = new string[_file[at + 2]];
            if (Read.U16(_file, at) != i)
            {
                return false;
            }
            at += 3;
            var lengthBytes = 0;
            for (var n = 0; n < own.Length; n++)
            {
                var number = isLong ? Read.U16(_file, at) & 0x7FFF : _file[at] & 0x7F;
                var property = properties[number - 1];
                own[n] = property.Type + (property.Type == "auxC" ? Text.FromBytes(_file[(property.Body + 4)..property.End]) : "");
                lengthBytes = lengthBytes > 0 ? lengthBytes : property.Type switch
                {
                    "hvcC" => (_file[property.Body + 21] & 3) + 1,
                    "avcC" => (_file[property.Body + 4] & 3) + 1,
                    _ => 0,
                };
                at += isLong ? 2 : 1;
            }
            _properties.Add(own);
            _lengthBytes.Add(lengthBytes);
        }
        return at == box.End;
    }

    /// <summary>Whether all data belongs to items, and all items to the picture.</summary>
    private readonly bool IsWhole(Box data, Box small, HashSet<(int At, int Length)> samples)
    {
        var seen = new HashSet<(int, int)>(samples);
        int at = data.Body, smallAt = 0;
        for (var i = 0; i < _types.Count; i++)
        {
            var (construction, start, length) = _places[i];
            var isDerived = _types[i] is "grid" or "iovl" or "iden";
            if (isDerived != (construction == 1))
            {
                return false;
            }
            if (isDerived ? start != smallAt && length > 0 : start != at && !seen.Contains((start, length)))
            {
                return false;
            }
            var from = isDerived ? small.Body + start : start;
            if (!HeifPayloadWalker.Passes(_types[i], _file.Slice(from, length), _lengthBytes[i]))
            {
                return false;
            }
            smallAt += isDerived ? length : 0;
            at += !isDerived && seen.Add((start, length)) ? length : 0;
        }
        return at == data.End && smallAt == small.Length;
    }

    /// <summary>Whether each item belongs to the picture, or to the one gain map over it.</summary>
    private readonly bool AllAreNeeded(bool keepsGainMap)
    {
        var toneMap = _types.IndexOf("tmap") + 1;
        var parts = _references.FindAll(reference => reference.Type == "dimg" && reference.From == toneMap);
        if (toneMap > 0 != keepsGainMap || toneMap != _types.LastIndexOf("tmap") + 1
            || (keepsGainMap && (parts.Count != 2 || parts[0].To != _primary || parts[1].To == _primary)))
        {
            return false;
        }
        var from = new List<int>[_types.Count + 1];
        foreach (var (type, source, target) in _references)
        {
            if (source < 1 || source > _types.Count || target < 1 || target > _types.Count)
            {
                return false;
            }
            var isDerived = _types[source - 1] is "grid" or "iovl" or "iden" or "tmap";
            if (type == "dimg" ? !isDerived : type == "auxl" && !Array.Exists(_properties[source - 1], IsAlpha))
            {
                return false;
            }
            if (type != "prem")
            {
                var (needed, needing) = type == "dimg" ? (target, source) : (source, target);
                (from[needing] ??= []).Add(needed);
            }
        }
        int[] shown = keepsGainMap ? [_primary, toneMap] : [_primary];
        var all = new HashSet<int>(shown);
        var open = new Stack<int>(shown);
        while (open.TryPop(out var next))
        {
            foreach (var needed in from[next] ?? [])
            {
                if (all.Add(needed))
                {
                    open.Push(needed);
                }
            }
        }
        return all.Count == _types.Count;
    }

    private static bool IsAlpha(string property) => property is
        "auxCurn:mpeg:mpegB:cicp:systems:auxiliary:alpha" or "auxCurn:mpeg:hevc:2015:auxid:1" or "auxCurn:mpeg:avc:2015:auxid:1";
}
