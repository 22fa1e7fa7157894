using System.Buffers;
using System.Globalization;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting.MakerNotes;

/// <summary>The forms in which makers write values.</summary>
internal static class NoteValues
{
    private const int Longest = 200;
    private static readonly SearchValues<char> Unfilled = SearchValues.Create("0 -.ÿ\t");

    /// <summary>A name or a place.</summary>
    public static string Text(TiffBlock block, TiffEntry entry) => Said(Reading.Text.FromBytes(Start(block, entry)));

    /// <summary>A serial number: printable ASCII, and not only zeros, blanks and the like.</summary>
    public static string Serial(TiffBlock block, TiffEntry entry)
    {
        var text = Reading.Text.FromBytes(Start(block, entry)).Trim(' ');
        foreach (var c in text)
        {
            if (c is < ' ' or > '~')
            {
                return "";
            }
        }
        return Said(text);
    }

    /// <summary>A number.</summary>
    public static string Number(TiffBlock block, TiffEntry entry) =>
        block.Number(entry) is > 0 and < uint.MaxValue and var number ? number.ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>A serial number as Canon prints it, with ten digits.</summary>
    public static string TenDigits(TiffBlock block, TiffEntry entry) =>
        block.Number(entry) is > 0 and < uint.MaxValue and var number ? number.ToString("D10", CultureInfo.InvariantCulture) : "";

    /// <summary>The first bytes of a block as hexadecimal digits; none when all are zero.</summary>
    public static NoteReader Hex(int most) => (block, entry) =>
    {
        var bytes = Start(block, entry);
        bytes = bytes[..Math.Min(bytes.Length, most)];
        return bytes.IndexOfAnyExcept((byte)0) < 0 ? "" : Convert.ToHexStringLower(bytes);
    };

    /// <summary>How many faces: a 16-bit number at a place in a block. Cameras that saw none say 0.</summary>
    public static NoteReader Faces(int at) => (block, entry) =>
    {
        var bytes = Start(block, entry);
        return at <= bytes.Length - 2 ? Count(Read.U16(bytes, at, block.BigEndian)) : "";
    };

    /// <summary>How many faces: a byte at a place in a block.</summary>
    public static NoteReader FacesInByte(int at) => (block, entry) =>
    {
        var bytes = Start(block, entry);
        return at < bytes.Length ? Count(bytes[at]) : "";
    };

    /// <summary>How many faces: a number.</summary>
    public static string FaceNumber(TiffBlock block, TiffEntry entry) => Count((int)Math.Min(block.Number(entry), int.MaxValue));

    private static string Count(int count) => count is > 0 and <= 100 ? count.ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>A date in seven or eight bytes: a 16-bit year, then month, day, hours, minutes and seconds.</summary>
    public static string Moment(TiffBlock block, TiffEntry entry)
    {
        var bytes = Start(block, entry);
        return bytes.Length < 7 ? "" : Date(Read.U16(bytes, 0, block.BigEndian), bytes[2], bytes[3]) is not { Length: > 0 } date
            ? ""
            : ReportBuilder.Invariant($"{date} {bytes[4]:D2}:{bytes[5]:D2}:{bytes[6]:D2}");
    }

    /// <summary>A year, month and day, or nothing when no calendar has such a day.</summary>
    public static string Date(int year, int month, int day) =>
        year is >= 1980 and < 2100 && month is >= 1 and <= 12 && day is >= 1 and <= 31
            ? ReportBuilder.Invariant($"{year:D4}-{month:D2}-{day:D2}")
            : "";

    public static ReadOnlySpan<byte> Start(TiffBlock block, TiffEntry entry)
    {
        var bytes = block.Bytes(entry);
        return bytes[..Math.Min(bytes.Length, Longest)];
    }

    /// <summary>Fields that were never filled hold zeros, blanks, dashes or 0xFF.</summary>
    private static string Said(string text) => text.AsSpan().IndexOfAnyExcept(Unfilled) < 0 ? "" : text;
}
