using System.Buffers.Binary;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>
/// Builds HEIC and AVIF files box by box: a tiny picture of ours and whatever a test puts beside it. Item 1 is the primary one.
/// </summary>
internal sealed class HeifBuilder
{
    /// <summary>64 × 64 pixels, coded by x265 without its notes.</summary>
    private static readonly byte[] HevcConfiguration = Convert.FromHexString(
        "0103700000000000000000001ef000fcfdf8f800000f03200001001840010c01ffff03700000030090000003000003001eba0240210001002a4201010370000003"
        + "0090000003000003001ea020810596eaae9ae6e04040c0800000030080000003008422000100064401c173c189");

    public static readonly byte[] Hevc = Convert.FromHexString(
        "0000002d2801af0b48582890f5fd725e918859aa4de6eeb6975d3be4eaad6f95ff46b6bbb386cb08994a7838808e2ac074");

    /// <summary>16 × 16 pixels, coded by libaom.</summary>
    public static readonly byte[] Av1 = Convert.FromHexString(
        "12000a08380cfff9404341a432161b4000004040a3d4aa493e2e46aaf38b2711a0daa640");

    private readonly string[] _brands;
    private readonly List<(int Id, string Type, byte[] Information, int Flags, byte[][] Data, bool IsSmall, int[] Properties)> _items = [];
    private readonly List<byte[]> _properties = [], _references = [], _top = [], _inMeta = [];
    private byte[] _betweenData = [], _inSmall = [];
    private string _handlerName = "";
    private bool _isLong;

    private HeifBuilder(params string[] brands) => _brands = brands;

    /// <summary>A HEIC picture of 64 × 64 pixels as item 1, with properties 1 (hvcC) and 2 (ispe).</summary>
    public static HeifBuilder Heic(byte[]? data = null, byte[]? configuration = null) => new HeifBuilder("heic", "mif1", "heic")
        .Property("hvcC", configuration ?? HevcConfiguration)
        .Property("ispe", 0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 64)
        .Item(1, "hvc1", data ?? Hevc, 0x81, 2);

    /// <summary>An AVIF picture of 16 × 16 pixels as item 1, with properties 1 (av1C) and 2 (ispe).</summary>
    public static HeifBuilder Avif(byte[]? data = null) => new HeifBuilder("avif", "mif1", "miaf", "avif")
        .Property("av1C", 0x81, 0x20, 0, 0)
        .Property("ispe", 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 16)
        .Item(1, "av01", data ?? Av1, 0x81, 2);

    /// <summary>A picture put together from two tiles side by side: item 1 of the tiles 2 and 3.</summary>
    public static HeifBuilder Grid(params byte[] behind) => new HeifBuilder("avif", "mif1", "avif")
        .Property("av1C", 0x81, 0x20, 0, 0)
        .Property("ispe", 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 16)
        .Property("ispe", 0, 0, 0, 0, 0, 0, 0, 32, 0, 0, 0, 16)
        .Small(1, "grid", [0, 0, 0, 1, 0, 32, 0, 16, .. behind], 3)
        .Hidden(2, "av01", Av1, 0x81, 2)
        .Hidden(3, "av01", Av1, 0x81, 2)
        .Reference("dimg", 1, 2, 3);

    public static byte[] Box(string type, params byte[] body)
    {
        byte[] box = [0, 0, 0, 0, .. Planted.Ascii(type), .. body];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        return box;
    }

    public static byte[] Full(string type, byte version, params byte[] body) => Box(type, [version, 0, 0, 0, .. body]);

    /// <summary>One HEVC or AVC unit with its length before it.</summary>
    public static byte[] Unit(params byte[] unit) => [.. Number(unit.Length, 4), .. unit];

    /// <summary>A property of its own number, counted from 1; 0x80 more in an item's list makes it essential.</summary>
    public HeifBuilder Property(string type, params byte[] body)
    {
        _properties.Add(Box(type, body));
        return this;
    }

    public HeifBuilder Item(int id, string type, byte[] data, params int[] properties) => Add(id, type, "", 0, [data], false, properties);

    public HeifBuilder Hidden(int id, string type, byte[] data, params int[] properties) => Add(id, type, "", 1, [data], false, properties);

    /// <summary>An item whose data stands in <c>idat</c>.</summary>
    public HeifBuilder Small(int id, string type, byte[] data, params int[] properties) => Add(id, type, "", 0, [data], true, properties);

    /// <summary>An item whose data stands in pieces.</summary>
    public HeifBuilder InPieces(int id, string type, byte[][] data, params int[] properties) => Add(id, type, "", 0, data, false, properties);

    /// <summary>An item with a name, or behind a NUL a media type.</summary>
    public HeifBuilder Named(int id, string type, string name, byte[] data) => Add(id, type, name, 1, [data], false, []);

    /// <summary>An item with the very bytes of another.</summary>
    public HeifBuilder Same(int id, string type, int other, params int[] properties) =>
        Add(id, type, "", 1, _items.Find(item => item.Id == other).Data, false, properties);

    private HeifBuilder Add(int id, string type, string name, int flags, byte[][] data, bool isSmall, int[] properties)
    {
        _items.RemoveAll(item => item.Id == id);
        _items.Add((id, type, [.. Planted.Ascii(name), 0], flags, data, isSmall, properties));
        return this;
    }

    public HeifBuilder Reference(string type, int from, params int[] to)
    {
        _references.Add(Box(type, [.. Id(from), .. Number(to.Length, 2), .. to.SelectMany(Id)]));
        return this;
    }

    /// <summary>A box behind <c>meta</c>.</summary>
    public HeifBuilder Top(string type, params byte[] body)
    {
        _top.Add(Box(type, body));
        return this;
    }

    public HeifBuilder InMeta(string type, params byte[] body)
    {
        _inMeta.Add(Box(type, body));
        return this;
    }

    public HeifBuilder Handler(string name)
    {
        _handlerName = name;
        return this;
    }

    /// <summary>Bytes before each item's data in <c>mdat</c> and behind the last one in <c>idat</c>.</summary>
    public HeifBuilder Between(string text)
    {
        _betweenData = Planted.Ascii(text);
        _inSmall = _betweenData;
        return this;
    }

    public HeifBuilder Brand(string brand)
    {
        _brands[^1] = brand;
        return this;
    }

    /// <summary>Ids of 32 bits, offsets of 64 bits with a base, long numbers of properties. Call it before references are added.</summary>
    public HeifBuilder Long()
    {
        _isLong = true;
        return this;
    }

    public byte[] Build()
    {
        byte[] fileType = Box("ftyp", [.. Planted.Ascii(_brands[0]), 0, 0, 0, 0, .. _brands.Skip(1).SelectMany(Planted.Ascii)]);
        byte[] top = [.. _top.SelectMany(box => box)];
        var dataAt = fileType.Length + Meta(0, out _).Length + top.Length + 8;
        return [.. fileType, .. Meta(dataAt, out var data), .. top, .. Box("mdat", data)];
    }

    private byte[] Meta(int dataAt, out byte[] data)
    {
        var inFile = new List<byte>();
        var inSmall = new List<byte>();
        var places = new Dictionary<byte[], int>();
        var locations = new List<byte>();
        foreach (var item in _items)
        {
            locations.AddRange([.. Id(item.Id), 0, (byte)(item.IsSmall ? 1 : 0), 0, 0, .. (_isLong ? Number(dataAt, 8) : []), .. Number(item.Data.Length, 2)]);
            foreach (var piece in item.Data)
            {
                var to = item.IsSmall ? inSmall : inFile;
                if (!places.TryGetValue(piece, out var at))
                {
                    to.AddRange(_betweenData);
                    places[piece] = at = to.Count;
                    to.AddRange(piece);
                }
                var start = item.IsSmall ? at - (_isLong ? dataAt : 0) : at + (_isLong ? 0 : dataAt);
                locations.AddRange([.. (_isLong ? Number(start, 8) : Number(start, 4)), .. Number(piece.Length, 4)]);
            }
        }
        data = [.. inFile, .. _betweenData];
        byte[] small = inSmall.Count + _inSmall.Length == 0 ? [] : Box("idat", [.. inSmall, .. _inSmall]);
        return Full("meta", 0, [
            .. Full("hdlr", 0, [0, 0, 0, 0, .. "pict"u8, .. new byte[12], .. Planted.Ascii(_handlerName), 0]),
            .. Full("pitm", Version(0, 1), Id(1)),
            .. Full("iloc", Version(1, 2), [(byte)(_isLong ? 0x84 : 0x44), (byte)(_isLong ? 0x80 : 0), .. Id(_items.Count), .. locations]),
            .. Full("iinf", Version(0, 1), [.. Number(_items.Count, _isLong ? 4 : 2), .. _items.SelectMany(Information)]),
            .. _references.Count == 0 ? [] : Full("iref", Version(0, 1), [.. _references.SelectMany(box => box)]),
            .. Box("iprp", [.. Box("ipco", [.. _properties.SelectMany(box => box)]), .. Associations()]),
            .. _inMeta.SelectMany(box => box),
            .. small,
        ]);
    }

    private byte[] Information((int Id, string Type, byte[] Information, int Flags, byte[][] Data, bool IsSmall, int[] Properties) item)
    {
        var entry = Full("infe", Version(2, 3), [.. Id(item.Id), 0, 0, .. Planted.Ascii(item.Type), .. item.Information]);
        entry[11] = (byte)item.Flags;
        return entry;
    }

    private byte[] Associations()
    {
        byte[] Use(int property) => _isLong ? Number((property & 0x7F) | ((property & 0x80) << 8), 2) : [(byte)property];
        byte[] entries = [.. _items.SelectMany(item => (byte[])[.. Id(item.Id), (byte)item.Properties.Length, .. item.Properties.SelectMany(Use)])];
        var box = Full("ipma", Version(0, 1), [.. Number(_items.Count, 4), .. entries]);
        box[11] = Version(0, 1);
        return box;
    }

    private byte Version(byte usual, byte ofLong) => _isLong ? ofLong : usual;

    private byte[] Id(int id) => Number(id, _isLong ? 4 : 2);

    private static byte[] Number(long value, int bytes) => [.. Enumerable.Range(0, bytes).Select(i => (byte)(value >> (8 * (bytes - 1 - i))))];
}
