using System.Buffers.Binary;
using System.Text;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>Builds camera makers' notes: a beginning of the maker's own, then a directory whose offsets count from a place of the maker's choice.</summary>
internal sealed class NoteBlock
{
    private readonly byte[] _beginning;
    private readonly int _offsetsFrom;
    private readonly bool _bigEndian;
    private readonly List<(int Tag, int Type, int Count, byte[] Data)> _entries = [];

    /// <param name="beginning">What stands before the directory.</param>
    /// <param name="offsetsFrom">What is added to a place in the note to make it an offset.</param>
    /// <param name="bigEndian">The byte order.</param>
    public NoteBlock(byte[] beginning, int offsetsFrom, bool bigEndian = false)
    {
        _beginning = beginning;
        _offsetsFrom = offsetsFrom;
        _bigEndian = bigEndian;
    }

    public NoteBlock Text(int tag, string text) => Bytes(tag, [.. Encoding.UTF8.GetBytes(text), 0], type: 2);

    public NoteBlock Bytes(int tag, byte[] data, int type = 7)
    {
        _entries.Add((tag, type, data.Length / (type == 5 ? 8 : 1), data));
        return this;
    }

    public NoteBlock Number(int tag, uint value)
    {
        _entries.Add((tag, 4, 1, U32(value)));
        return this;
    }

    public byte[] Build()
    {
        var at = _beginning.Length + 2 + (12 * _entries.Count) + 4;
        var directory = new List<byte>(U16(_entries.Count));
        var values = new List<byte>();
        foreach (var (tag, type, count, data) in _entries)
        {
            directory.AddRange([.. U16(tag), .. U16(type), .. U32((uint)count)]);
            if (data.Length <= 4)
            {
                directory.AddRange([.. data, .. new byte[4 - data.Length]]);
                continue;
            }
            directory.AddRange(U32((uint)(at + values.Count + _offsetsFrom)));
            values.AddRange(data);
        }
        return [.. _beginning, .. directory, 0, 0, 0, 0, .. values];
    }

    private byte[] U16(int value)
    {
        var bytes = BitConverter.GetBytes((ushort)value);
        return _bigEndian ? [bytes[1], bytes[0]] : bytes;
    }

    private byte[] U32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, _bigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
        return bytes;
    }
}
