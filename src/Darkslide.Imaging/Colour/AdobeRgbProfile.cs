using System.Buffers.Binary;
using System.Text;

namespace Darkslide.Imaging.Colour;

/// <summary>
/// A profile equal in colours to Adobe RGB (1998), written by ourselves. Cameras say "Adobe RGB" by an Exif tag only;
/// with Exif gone the picture would turn dull in programs that honoured the tag.
/// Primaries and gamma 2.19921875: Adobe RGB (1998) Color Image Encoding, version 2005-05, section 4.3, adapted to D50.
/// </summary>
internal static class AdobeRgbProfile
{
    /// <summary>The profile as <see cref="ProfileCleaner"/> would write it: cleaning it changes nothing.</summary>
    public static byte[] Write()
    {
        var raw = new byte[128 + 4 + (12 * 7) + (20 * 4) + 16];
        raw[8] = 2;
        raw[9] = 0x10;
        Put(raw, 12, "mntrRGB XYZ ");
        Put(raw, 36, "acsp");
        BinaryPrimitives.WriteInt32BigEndian(raw.AsSpan(128), 7);
        var data = 128 + 4 + (12 * 7);
        Xyz(raw, 0, "rXYZ", data, 0x9C18, 0x4FA5, 0x04FC);
        Xyz(raw, 1, "gXYZ", data + 20, 0x348D, 0xA02C, 0x0F95);
        Xyz(raw, 2, "bXYZ", data + 40, 0x2631, 0x102F, 0xBE9C);
        Xyz(raw, 3, "wtpt", data + 60, 0xF351, 0x10000, 0x116CC);
        var curve = data + 80;
        Put(raw, curve, "curv");
        BinaryPrimitives.WriteInt32BigEndian(raw.AsSpan(curve + 8), 1);
        BinaryPrimitives.WriteInt16BigEndian(raw.AsSpan(curve + 12), 0x0233);
        Entry(raw, 4, "rTRC", curve, 14);
        Entry(raw, 5, "gTRC", curve, 14);
        Entry(raw, 6, "bTRC", curve, 14);
        return ProfileCleaner.Clean(raw, new Reporting.ReportBuilder());
    }

    private static void Xyz(byte[] raw, int index, string tag, int at, int x, int y, int z)
    {
        Entry(raw, index, tag, at, 20);
        Put(raw, at, "XYZ ");
        BinaryPrimitives.WriteInt32BigEndian(raw.AsSpan(at + 8), x);
        BinaryPrimitives.WriteInt32BigEndian(raw.AsSpan(at + 12), y);
        BinaryPrimitives.WriteInt32BigEndian(raw.AsSpan(at + 16), z);
    }

    private static void Entry(byte[] raw, int index, string tag, int at, int length)
    {
        var entry = 132 + (12 * index);
        Put(raw, entry, tag);
        BinaryPrimitives.WriteInt32BigEndian(raw.AsSpan(entry + 4), at);
        BinaryPrimitives.WriteInt32BigEndian(raw.AsSpan(entry + 8), length);
    }

    private static void Put(byte[] raw, int at, string text) => Encoding.ASCII.GetBytes(text, raw.AsSpan(at));
}
