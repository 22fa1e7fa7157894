namespace Darkslide.Imaging.Heif;

/// <summary>What a file-level <c>meta</c> box says (ISO/IEC 23008-12 section 6): items, where they are, how they hang together.</summary>
internal sealed class HeifMeta
{
    private const int MaxPropertiesOfItem = 255;

    private readonly ReadOnlyMemory<byte> _file;

    private HeifMeta(ReadOnlyMemory<byte> file) => _file = file;

    /// <summary>The primary item's id; 0 when there is none.</summary>
    public long Primary { get; private set; }

    /// <summary>In the order of the file.</summary>
    public List<HeifItem> Items { get; } = [];

    public Dictionary<long, HeifItem> ById { get; } = [];

    public List<HeifReference> References { get; } = [];

    /// <summary>The boxes in <c>ipco</c>.</summary>
    public List<Box> Properties { get; } = [];

    /// <summary>The <c>idat</c> box.</summary>
    public Box? ItemData { get; private set; }

    public ReadOnlyMemory<byte> HandlerName { get; private set; }

    /// <summary>Boxes that no picture needs.</summary>
    public List<Box> Others { get; } = [];

    /// <summary>Bytes at the end that are no box.</summary>
    public int StrayBytes { get; private set; }

    /// <exception cref="PictureRefusedException">Contradicts itself.</exception>
    public static HeifMeta Read(ReadOnlyMemory<byte> file, Box box)
    {
        var meta = new HeifMeta(file);
        var fields = new BoxFields(file, box);
        var known = new Dictionary<string, Box>();
        var children = Box.ReadAll(file.Span, fields.At, box.End, out var rest);
        foreach (var child in children)
        {
            if (!IsKnown(child.Type) || !known.TryAdd(child.Type, child))
            {
                meta.Others.Add(child);
            }
        }
        if (box.End - rest >= Box.HeadLength)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        meta.StrayBytes = box.End - rest;
        meta.Take(known);
        return meta;
    }

    private static bool IsKnown(string type) => type is "hdlr" or "pitm" or "iinf" or "iloc" or "iref" or "iprp" or "idat";

    private void Take(Dictionary<string, Box> boxes)
    {
        if (!boxes.TryGetValue("hdlr", out var handler))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        Handler(handler);
        if (boxes.TryGetValue("iinf", out var information))
        {
            Information(information);
        }
        if (boxes.TryGetValue("pitm", out var primary))
        {
            var fields = new BoxFields(_file, primary);
            Primary = fields.Version == 0 ? fields.U16() : fields.U32();
        }
        if (boxes.TryGetValue("iloc", out var locations))
        {
            HeifLocations.Read(_file, locations, ById);
        }
        if (boxes.TryGetValue("iref", out var references))
        {
            ReadReferences(references);
        }
        if (boxes.TryGetValue("iprp", out var properties))
        {
            ReadProperties(properties);
        }
        ItemData = boxes.TryGetValue("idat", out var data) ? data : null;
    }

    private void Handler(Box box)
    {
        var fields = new BoxFields(_file, box);
        fields.U32();
        if (fields.Type() != "pict")
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        fields.Take(12);
        HandlerName = fields.Text();
    }

    private void Information(Box box)
    {
        var fields = new BoxFields(_file, box);
        if (fields.Version > 1)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        fields.Take(fields.Version == 0 ? 2 : 4);
        foreach (var entry in Box.ReadAll(_file.Span, fields.At, box.End, out _))
        {
            if (entry.Type != "infe")
            {
                Others.Add(entry);
                continue;
            }
            var item = Entry(entry);
            if (!ById.TryAdd(item.Id, item))
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            Items.Add(item);
        }
    }

    /// <summary>ISO/IEC 14496-12 section 8.11.6: versions 0 and 1 know no types, 3 has longer ids than 2.</summary>
    private HeifItem Entry(Box box)
    {
        var fields = new BoxFields(_file, box);
        var id = fields.Version == 3 ? fields.U32() : fields.U16();
        var isProtected = fields.U16() != 0;
        var type = fields.Version >= 2 ? fields.Type() : "";
        var name = fields.Text();
        return new HeifItem(id, type)
        {
            IsHidden = (fields.Flags & 1) != 0,
            IsProtected = isProtected,
            Name = name,
            ContentType = type is "mime" or "" ? fields.Text() : default,
        };
    }

    private void ReadReferences(Box box)
    {
        var idBytes = new BoxFields(_file, box).Version == 0 ? 2 : 4;
        foreach (var child in Box.ReadAll(_file.Span, box.Body + 4, box.End, out _))
        {
            var fields = new BoxFields(_file, child, isFull: false);
            var from = fields.Number(idBytes);
            var count = fields.U16();
            if (count * idBytes > fields.Left)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            var to = new long[count];
            for (var i = 0; i < count; i++)
            {
                to[i] = fields.Number(idBytes);
            }
            References.Add(new HeifReference(child.Type, from, to));
        }
    }

    private void ReadProperties(Box box)
    {
        foreach (var child in Box.ReadAll(_file.Span, box.Body, box.End, out _))
        {
            if (child.Type == "ipco" && Properties.Count == 0)
            {
                Properties.AddRange(Box.ReadAll(_file.Span, child.Body, child.End, out var rest));
                if (rest != child.End)
                {
                    throw new PictureRefusedException(PictureProblem.Malformed);
                }
            }
            else if (child.Type == "ipma")
            {
                Associations(child);
            }
            else
            {
                Others.Add(child);
            }
        }
    }

    private void Associations(Box box)
    {
        var fields = new BoxFields(_file, box);
        var count = fields.U32();
        for (var i = 0L; i < count; i++)
        {
            var id = fields.Version == 0 ? fields.U16() : fields.U32();
            var item = ById.GetValueOrDefault(id);
            for (var n = fields.U8(); n > 0; n--)
            {
                var isLong = (fields.Flags & 1) != 0;
                var value = isLong ? fields.U16() : fields.U8();
                var essential = isLong ? 0x8000 : 0x80;
                if ((value & ~essential) != 0)
                {
                    item?.Properties.Add(new HeifPropertyUse(value & ~essential, (value & essential) != 0));
                }
                if (item is { Properties.Count: > MaxPropertiesOfItem })
                {
                    throw new PictureRefusedException(PictureProblem.Malformed);
                }
            }
        }
    }
}
