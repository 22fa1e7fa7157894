using System.Buffers.Binary;
using System.Text;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Colour;

/// <summary>The two texts that every profile must have, read and written: version 2 in ASCII, version 4 in UTF-16.</summary>
internal static class ProfileText
{
    public static byte[] Description(int version, string name) => version >= 4 ? Localised(name) : DescriptionV2(name);

    public static byte[] Copyright(int version) => version >= 4 ? Localised("none") : [.. "text\0\0\0\0none\0"u8];

    /// <summary>textDescriptionType (ICC.1:2001, 6.5.17) with empty Unicode and Macintosh parts.</summary>
    private static byte[] DescriptionV2(string name)
    {
        var data = new byte[12 + name.Length + 1 + 78];
        "desc"u8.CopyTo(data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), name.Length + 1);
        Encoding.ASCII.GetBytes(name, data.AsSpan(12));
        return data;
    }

    /// <summary>multiLocalizedUnicodeType (ICC.1:2022, 10.15) with one record, en-US.</summary>
    private static byte[] Localised(string text)
    {
        var data = new byte[28 + (2 * text.Length)];
        "mluc"u8.CopyTo(data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), 1);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(12), 12);
        "enUS"u8.CopyTo(data.AsSpan(16));
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(20), 2 * text.Length);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(24), 28);
        Encoding.BigEndianUnicode.GetBytes(text, data.AsSpan(28));
        return data;
    }

    /// <summary>The text of a <c>desc</c>, <c>text</c> or <c>mluc</c> element (its first language); empty when there is none.</summary>
    public static string Read(ReadOnlySpan<byte> profile, (int Start, int Length) at)
    {
        var data = profile.Slice(at.Start, at.Length);
        if (Reading.Read.Matches(data, 0, "desc"u8) && data.Length > 12)
        {
            var length = Math.Min(Reading.Read.U32(data, 8), (uint)data.Length - 12);
            return Text.OneLine(Text.FromBytes(data.Slice(12, (int)length)));
        }
        if (Reading.Read.Matches(data, 0, "text"u8))
        {
            return Text.OneLine(Text.FromBytes(data[8..]));
        }
        if (Reading.Read.Matches(data, 0, "mluc"u8) && data.Length >= 28)
        {
            long start = Reading.Read.U32(data, 24), length = Reading.Read.U32(data, 20);
            return start + length <= data.Length ? Text.OneLine(Text.FromUtf16(data.Slice((int)start, (int)length), bigEndian: true)) : "";
        }
        return "";
    }
}
