using System.Buffers.Binary;
using System.Text;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>
/// A JPEG as a telephone makes it: painted in a browser, and with an Exif block that tells where, when, by whom and with what it was
/// taken, and hides a second picture.
/// </summary>
public static class ExifPhoto
{
    public const string Camera = "Canary Phone 7";
    public const string Owner = "Ada Canary";
    public const string Serial = "CANARY-0042";
    public const string Taken = "2026:05:01 10:22:33";

    /// <summary>What must stand in no byte of what is sent.</summary>
    public static IReadOnlyList<string> Canaries { get; } = [Camera, Owner, Serial, Taken];

    private const ushort Ascii = 2;
    private const ushort Short = 3;
    private const ushort Long = 4;
    private const ushort Rational = 5;

    /// <summary>Puts the block behind the start mark of a JPEG.</summary>
    public static byte[] Revealing(byte[] jpeg, byte[] hidden)
    {
        byte[] tiff = Tiff(hidden);
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(2 + 6 + tiff.Length));
        return [.. jpeg.AsSpan(0, 2), 0xff, 0xe1, .. length, .. "Exif\0\0"u8, .. tiff, .. jpeg.AsSpan(2)];
    }

    private static byte[] Tiff(byte[] hidden)
    {
        var block = new Block();
        block.Write("MM\0*"u8.ToArray());
        block.Write32(8);
        int first = block.Directory(
            (0x010f, Ascii, Text("Canary")), (0x0110, Ascii, Text(Camera)), (0x0132, Ascii, Text(Taken)), (0x013b, Ascii, Text(Owner)),
            (0x8769, Long, null), (0x8825, Long, null));
        int exif = block.Directory((0x9003, Ascii, Text(Taken)), (0xa431, Ascii, Text(Serial)));
        int gps = block.Directory(
            (0x0001, Ascii, Text("N")), (0x0002, Rational, Degrees(48, 51, 30)), (0x0003, Ascii, Text("E")), (0x0004, Rational, Degrees(2, 17, 40)));
        int second = block.Directory((0x0103, Short, [0, 6]), (0x0201, Long, null), (0x0202, Long, null));
        block.Point(first, 4, exif);
        block.Point(first, 5, gps);
        block.Next(first, second);
        block.Point(second, 1, block.Length);
        block.Point(second, 2, hidden.Length);
        block.Write(hidden);
        return block.ToArray();
    }

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text + "\0");

    private static byte[] Degrees(params uint[] parts) => [.. parts.SelectMany(part => new[] { part, 1u }).SelectMany(Big)];

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>A TIFF in the making: directories first, values where there is room.</summary>
    private sealed class Block
    {
        private readonly List<byte> bytes = [];

        public int Length => bytes.Count;

        public byte[] ToArray() => [.. bytes];

        public void Write(byte[] more) => bytes.AddRange(more);

        public void Write32(int value) => bytes.AddRange(Big((uint)value));

        /// <summary>Writes a directory and the values behind it; an entry without a value is pointed somewhere later.</summary>
        public int Directory(params (ushort Tag, ushort Type, byte[]? Value)[] entries)
        {
            int start = Length;
            Write16((ushort)entries.Length);
            int values = start + 2 + (entries.Length * 12) + 4;
            var behind = new List<byte>();
            foreach (var (tag, type, value) in entries)
            {
                Write16(tag);
                Write16(type);
                Write32(value is null ? 1 : value.Length / SizeOf(type));
                if (value is null) Write32(0);
                else if (value.Length <= 4) Write([.. value, .. new byte[4 - value.Length]]);
                else
                {
                    Write32(values + behind.Count);
                    behind.AddRange(value);
                    if (behind.Count % 2 == 1) behind.Add(0);
                }
            }

            Write32(0);
            Write([.. behind]);
            return start;
        }

        public void Point(int directory, int entry, int value) => Set(directory + 2 + (entry * 12) + 8, value);

        public void Next(int directory, int next) => Set(directory + 2 + (((bytes[directory] << 8) | bytes[directory + 1]) * 12), next);

        private void Set(int at, int value)
        {
            byte[] four = Big((uint)value);
            for (var index = 0; index < four.Length; index++) bytes[at + index] = four[index];
        }

        private void Write16(ushort value) => Write([(byte)(value >> 8), (byte)value]);

        private static int SizeOf(ushort type) => type switch { Short => 2, Long => 4, Rational => 8, _ => 1 };
    }
}
