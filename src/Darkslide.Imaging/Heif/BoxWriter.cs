namespace Darkslide.Imaging.Heif;

/// <summary>Writes boxes into one growing stretch of bytes; a box's length is filled in when it is ended.</summary>
internal sealed class BoxWriter
{
    private readonly List<byte> _bytes = [];

    public int Length => _bytes.Count;

    /// <summary>Begins a box; the number it gives ends it.</summary>
    public int Begin(string type)
    {
        var start = _bytes.Count;
        U32(0);
        Type(type);
        return start;
    }

    /// <summary>Begins a box whose body begins with a version and flags.</summary>
    public int BeginFull(string type, int version, int flags)
    {
        var start = Begin(type);
        U8(version);
        U8(flags >> 16);
        U16(flags & 0xFFFF);
        return start;
    }

    public void End(int start)
    {
        var length = _bytes.Count - start;
        _bytes[start] = (byte)(length >> 24);
        _bytes[start + 1] = (byte)(length >> 16);
        _bytes[start + 2] = (byte)(length >> 8);
        _bytes[start + 3] = (byte)length;
    }

    public void U8(int value) => _bytes.Add((byte)value);

    public void U16(int value)
    {
        U8(value >> 8);
        U8(value);
    }

    public void U32(long value)
    {
        U16((int)(value >> 16));
        U16((int)(value & 0xFFFF));
    }

    public void Type(string type)
    {
        foreach (var c in type)
        {
            U8(c);
        }
    }

    public void Zeros(int count)
    {
        for (var i = 0; i < count; i++)
        {
            U8(0);
        }
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    public byte[] ToArray() => [.. _bytes];
}
