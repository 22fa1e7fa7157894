using System.Buffers.Binary;
using System.Text;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>Builds little-endian Exif blocks.</summary>
internal sealed class ExifBlock
{
    private readonly SortedDictionary<int, (int Type, int Count, byte[] Data)> _main = [], _exif = [], _gps = [];
    private byte[] _thumbnail = [];

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

    public ExifBlock Thumbnail(byte[] jpeg)
    {
        _thumbnail = jpeg;
        return this;
    }

    private static byte[] Rationals(uint[] numbers)
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

    private static void Link(List<byte> block, int tag, SortedDictionary<int, (int Type, int Count, byte[] Data)> entries)
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

    private static int Directory(List<byte> block, SortedDictionary<int, (int Type, int Count, byte[] Data)> entries)
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
                block.AddRange(data);
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
