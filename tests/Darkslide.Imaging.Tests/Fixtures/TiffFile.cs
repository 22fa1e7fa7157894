using System.Buffers.Binary;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>A TIFF file taken apart, to be changed and put together again in either byte order.</summary>
internal sealed class TiffFile
{
    private const int StripOffsets = 273, StripByteCounts = 279, TileOffsets = 324, TileByteCounts = 325;

    public bool BigEndian { get; set; }

    public List<Page> Pages { get; } = [];

    /// <summary>Bytes between the header and the first page, at which nothing points.</summary>
    public byte[] Gap { get; set; } = [];

    /// <summary>One directory; the tables of its parts are made when it is written.</summary>
    public sealed class Page
    {
        /// <summary>Fields in the order in which they are written, each with its values as numbers of the type's size.</summary>
        public List<(int Tag, int Type, byte[] Value)> Fields { get; } = [];

        public List<byte[]> Parts { get; } = [];

        public bool IsTiled { get; set; }

        /// <summary>Directories written behind the page, pointed at by a field of this tag.</summary>
        public List<(int Tag, Page Directory)> Below { get; } = [];

        public Page With(int tag, int type, params byte[] value)
        {
            Fields.RemoveAll(field => field.Tag == tag);
            Fields.Add((tag, type, value));
            Fields.Sort((one, other) => one.Tag.CompareTo(other.Tag));
            return this;
        }

        /// <summary>A field of 16-bit numbers, in little-endian order like all values here.</summary>
        public Page Shorts(int tag, params ushort[] numbers) => With(tag, 3, [.. numbers.SelectMany(BitConverter.GetBytes)]);
    }

    /// <summary>Takes a little-endian file apart, such as libvips writes.</summary>
    public static TiffFile Parse(byte[] file)
    {
        var tiff = new TiffFile();
        for (var at = U32(file, 4); at != 0; at = U32(file, at + 2 + (12 * U16(file, at))))
        {
            tiff.Pages.Add(Directory(file, at));
        }
        return tiff;
    }

    private static Page Directory(byte[] file, int at)
    {
        var page = new Page();
        int[] offsets = [], counts = [];
        for (var i = 0; i < U16(file, at); i++)
        {
            var entry = at + 2 + (12 * i);
            int tag = U16(file, entry), type = U16(file, entry + 2), length = U32(file, entry + 4) * SizeOf(type);
            var value = file.AsSpan(length <= 4 ? entry + 8 : U32(file, entry + 8), length).ToArray();
            switch (tag)
            {
                case StripOffsets: offsets = Numbers(type, value); break;
                case TileOffsets: (offsets, page.IsTiled) = (Numbers(type, value), true); break;
                case StripByteCounts or TileByteCounts: counts = Numbers(type, value); break;
                default: page.Fields.Add((tag, type, value)); break;
            }
        }
        page.Parts.AddRange(offsets.Select((offset, i) => file.AsSpan(offset, counts[i]).ToArray()));
        return page;
    }

    public byte[] Build()
    {
        var file = new List<byte>();
        file.AddRange(BigEndian ? "MM\0*\0\0\0\0"u8 : "II*\0\0\0\0\0"u8);
        file.AddRange(Gap);
        var pointer = 4;
        foreach (var page in Pages)
        {
            Put(file, pointer, file.Count);
            pointer = Write(file, page);
        }
        return [.. file];
    }

    /// <summary>Writes a directory with all it points at; where the next one's place must be put.</summary>
    private int Write(List<byte> file, Page page)
    {
        var fields = new List<(int Tag, int Type, byte[] Value)>(page.Fields);
        if (page.Parts.Count > 0)
        {
            fields.Add((page.IsTiled ? TileOffsets : StripOffsets, 4, new byte[4 * page.Parts.Count]));
            fields.Add((page.IsTiled ? TileByteCounts : StripByteCounts, 4, [.. page.Parts.SelectMany(part => BitConverter.GetBytes(part.Length))]));
        }
        fields.AddRange(page.Below.Select(below => (below.Tag, 4, new byte[4])));
        fields.Sort((one, other) => one.Tag.CompareTo(other.Tag));
        var start = file.Count;
        file.AddRange(new byte[2 + (12 * fields.Count) + 4]);
        Put16(file, start, fields.Count);
        var places = new Dictionary<int, int>();
        for (var i = 0; i < fields.Count; i++)
        {
            places[fields[i].Tag] = Field(file, start + 2 + (12 * i), fields[i]);
        }
        for (var i = 0; i < page.Parts.Count; i++)
        {
            Put(file, places[page.IsTiled ? TileOffsets : StripOffsets] + (4 * i), file.Count);
            file.AddRange(page.Parts[i]);
        }
        foreach (var (tag, directory) in page.Below)
        {
            Put(file, places[tag], file.Count);
            Write(file, directory);
        }
        return start + 2 + (12 * fields.Count);
    }

    /// <summary>Writes one entry, its values behind what is there when they are long; where they stand.</summary>
    private int Field(List<byte> file, int entry, (int Tag, int Type, byte[] Value) field)
    {
        Put16(file, entry, field.Tag);
        Put16(file, entry + 2, field.Type);
        Put(file, entry + 4, field.Value.Length / SizeOf(field.Type));
        var value = BigEndian ? Swapped(field.Type, field.Value) : field.Value;
        if (value.Length > 4)
        {
            Put(file, entry + 8, file.Count);
            file.AddRange(value);
            return file.Count - value.Length;
        }
        for (var i = 0; i < value.Length; i++)
        {
            file[entry + 8 + i] = value[i];
        }
        return entry + 8;
    }

    private static byte[] Swapped(int type, byte[] value)
    {
        var size = type == 5 ? 4 : SizeOf(type);
        return [.. value.Chunk(size).SelectMany(number => number.Reverse())];
    }

    private void Put(List<byte> file, int at, int value)
    {
        Put16(file, BigEndian ? at + 2 : at, value & 0xFFFF);
        Put16(file, BigEndian ? at : at + 2, value >> 16);
    }

    private void Put16(List<byte> file, int at, int value)
    {
        file[BigEndian ? at + 1 : at] = (byte)value;
        file[BigEndian ? at : at + 1] = (byte)(value >> 8);
    }

    private static int[] Numbers(int type, byte[] value) => [.. value.Chunk(SizeOf(type)).Select(number => type == 3 ? U16(number, 0) : U32(number, 0))];

    private static int SizeOf(int type) => type switch
    {
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 => 8,
        _ => 1,
    };

    private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static int U32(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
}
