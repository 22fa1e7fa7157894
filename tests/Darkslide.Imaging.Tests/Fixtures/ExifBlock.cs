using System.Buffers.Binary;
using System.Text;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>Builds little-endian Exif blocks.</summary>
internal sealed class ExifBlock
{
    private readonly SortedDictionary<int, (int Type, int Count, byte[] Data)> _main = [], _exif = [], _gps = [];
    private byte[] _thumbnail = [];
    private Func<int, byte[]>? _note;

    public ExifBlock Text(int tag, string text, bool inExif = false)
    {
        byte[] data = [.. Encoding.UTF8.GetBytes(text), 0];
        (inExif ? _exif : _main)[tag] = (2, data.Length, data);
        return this;
    }

    public ExifBlock Orientation(int value)
    {
        _main[274] = (3, 1, [(byte)value, 0]);
        return this;
    }

    public ExifBlock Short(int tag, ushort value)
    {
        _exif[tag] = (3, 1, BitConverter.GetBytes(value));
        return this;
    }

    public ExifBlock Position(char northOrSouth, uint[] latitude, char eastOrWest, uint[] longitude)
    {
        _gps[1] = (2, 2, [(byte)northOrSouth, 0]);
        _gps[2] = (5, 3, Rationals(latitude));
        _gps[3] = (2, 2, [(byte)eastOrWest, 0]);
        _gps[4] = (5, 3, Rationals(longitude));
        return this;
    }

    /// <summary>A user comment in ASCII.</summary>
    public ExifBlock Comment(string text)
    {
        byte[] data = [.. "ASCII\0\0\0"u8, .. Encoding.ASCII.GetBytes(text)];
        _exif[0x9286] = (7, data.Length, data);
        return this;
    }

    /// <summary>A camera maker's notes; many count their offsets from the block's beginning, so they are told where they will stand.</summary>
    public ExifBlock MakerNote(Func<int, byte[]> note)
    {
        _note = note;
        var length = note(0).Length;
        _exif[0x927C] = (7, length, new byte[length]);
        return this;
    }

    /// <summary>An entry of the GPS directory.</summary>
    public ExifBlock Gps(int tag, int type, params byte[] data)
    {
        _gps[tag] = (type, type == 5 ? data.Length / 8 : data.Length, data);
        return this;
    }

    public ExifBlock Thumbnail(byte[] jpeg)
    {
        _thumbnail = jpeg;
        return this;
    }

    public static byte[] Rationals(params uint[] numbers)
    {
        var bytes = new byte[numbers.Length * 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), numbers[i]);
        }
        return bytes;
    }

    public byte[] Build()
    {
        var block = new List<byte> { (byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0 };
        if (_exif.Count > 0)
        {
            _main[0x8769] = (4, 1, new byte[4]);
        }
        if (_gps.Count > 0)
        {
            _main[0x8825] = (4, 1, new byte[4]);
        }
        var next = Directory(block, _main);
        Link(block, 0x8769, _exif);
        Link(block, 0x8825, _gps);
        if (_thumbnail.Length > 0)
        {
            Put(block, next, block.Count);
            var data = block.Count + 2 + 24 + 4;
            block.AddRange([2, 0, 1, 2, 4, 0, 1, 0, 0, 0, .. BitConverter.GetBytes(data), 2, 2, 4, 0, 1, 0, 0, 0, .. BitConverter.GetBytes(_thumbnail.Length), 0, 0, 0, 0]);
            block.AddRange(_thumbnail);
        }
        return [.. block];
    }

    private void Link(List<byte> block, int tag, SortedDictionary<int, (int Type, int Count, byte[] Data)> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }
        for (var i = 0; i < block[8]; i++)
        {
            var at = 10 + (12 * i);
            if (block[at] == (tag & 255) && block[at + 1] == tag >> 8)
            {
                Put(block, at + 8, block.Count);
            }
        }
        Directory(block, entries);
    }

    private int Directory(List<byte> block, SortedDictionary<int, (int Type, int Count, byte[] Data)> entries)
    {
        var start = block.Count;
        block.AddRange([(byte)entries.Count, 0]);
        block.AddRange(new byte[(12 * entries.Count) + 4]);
        var at = start + 2;
        foreach (var (tag, (type, count, data)) in entries)
        {
            byte[] head = [(byte)tag, (byte)(tag >> 8), (byte)type, 0, .. BitConverter.GetBytes(count)];
            for (var i = 0; i < 8; i++)
            {
                block[at + i] = head[i];
            }
            if (data.Length <= 4)
            {
                for (var i = 0; i < data.Length; i++)
                {
                    block[at + 8 + i] = data[i];
                }
            }
            else
            {
                Put(block, at + 8, block.Count);
                block.AddRange(tag == 0x927C && _note is not null ? _note(block.Count) : data);
            }
            at += 12;
        }
        return at;
    }

    private static void Put(List<byte> block, int at, int value)
    {
        var bytes = BitConverter.GetBytes(value);
        for (var i = 0; i < 4; i++)
        {
            block[at + i] = bytes[i];
        }
    }
}
