using System.Buffers.Binary;
using System.Text;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>A TIFF in four colours that lies on its side, as a scanner may leave it, and names who scanned it.</summary>
public static class TiffPhoto
{
    public const string Scanner = "Canary Scan 9";

    public const int Width = 300;

    public const int Height = 200;

    private const int TurnClockwise = 6;

    /// <summary>The corners as stored: above, below; each from the left.</summary>
    private static readonly byte[][] Corners = [[220, 40, 30], [30, 200, 60], [40, 60, 210], [240, 240, 240]];

    /// <summary>Uncompressed RGB in one strip (TIFF 6.0, section 6), in either byte order.</summary>
    public static byte[] Turned(bool bigEndian)
    {
        byte[] scanner = Encoding.ASCII.GetBytes(Scanner + "\0");
        (ushort Tag, ushort Type, int Count, int Value)[] entries =
        [
            (256, 3, 1, Width), (257, 3, 1, Height), (258, 3, 3, 0), (259, 3, 1, 1), (262, 3, 1, 2), (272, 2, scanner.Length, 0),
            (273, 4, 1, 0), (274, 3, 1, TurnClockwise), (277, 3, 1, 3), (278, 3, 1, Height), (279, 4, 1, 3 * Width * Height),
        ];
        int bits = 8 + 2 + (entries.Length * 12) + 4;
        int model = bits + 6;
        int pixels = model + scanner.Length + (scanner.Length % 2);
        var file = new byte[pixels + (3 * Width * Height)];
        (bigEndian ? "MM"u8 : "II"u8).CopyTo(file);
        Put16(2, 42);
        Put32(4, 8);
        Put16(8, entries.Length);
        for (var index = 0; index < entries.Length; index++)
        {
            var (tag, type, count, value) = entries[index];
            int at = 10 + (index * 12);
            Put16(at, tag);
            Put16(at + 2, type);
            Put32(at + 4, count);
            int written = tag switch { 258 => bits, 272 => model, 273 => pixels, _ => value };
            if (type == 3 && count == 1) Put16(at + 8, written);
            else Put32(at + 8, written);
        }

        for (var sample = 0; sample < 3; sample++) Put16(bits + (2 * sample), 8);
        scanner.CopyTo(file, model);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++) Corners[(y * 2 / Height * 2) + (x * 2 / Width)].CopyTo(file, pixels + (3 * ((y * Width) + x)));
        }

        return file;

        void Put16(int at, int value)
        {
            if (bigEndian) BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), (ushort)value);
            else BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), (ushort)value);
        }

        void Put32(int at, int value)
        {
            if (bigEndian) BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(at), value);
            else BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        }
    }
}
