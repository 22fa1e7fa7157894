using System.Buffers.Binary;

namespace Darkslide.Imaging.Tiff;

/// <summary>A field as we write it: its values in the file's byte order.</summary>
internal sealed record TiffField(int Tag, int Type, int Count, ReadOnlyMemory<byte> Value)
{
    /// <summary>A field of 16-bit numbers.</summary>
    public static TiffField Shorts(int tag, bool bigEndian, int count, Func<int, uint> number)
    {
        var value = new byte[2 * count];
        for (var i = 0; i < count; i++)
        {
            Put16(value.AsSpan(2 * i), (ushort)number(i), bigEndian);
        }
        return new TiffField(tag, TiffTypes.Short, count, value);
    }

    /// <summary>A field of 32-bit numbers.</summary>
    public static TiffField Longs(int tag, bool bigEndian, int count, Func<int, uint> number)
    {
        var value = new byte[4 * count];
        for (var i = 0; i < count; i++)
        {
            Put32(value.AsSpan(4 * i), number(i), bigEndian);
        }
        return new TiffField(tag, TiffTypes.Long, count, value);
    }

    public static void Put16(Span<byte> to, ushort value, bool bigEndian)
    {
        if (bigEndian)
        {
            BinaryPrimitives.WriteUInt16BigEndian(to, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(to, value);
        }
    }

    public static void Put32(Span<byte> to, uint value, bool bigEndian)
    {
        if (bigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(to, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(to, value);
        }
    }
}
