using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Colour;

/// <summary>One tag's data cut to the length that its own type gives it (ICC.1:2022 section 10), so that nothing hides behind it.</summary>
internal static class ProfileElement
{
    private static ReadOnlySpan<byte> ParametricCounts => [1, 3, 4, 5, 7];

    /// <summary>The data with its reserved bytes zeroed; empty when the type doesn't fit the tag or the length lies.</summary>
    public static byte[] Exact(string tag, ReadOnlySpan<byte> data)
    {
        var length = LengthOf(tag, data);
        if (length < 8 || length > data.Length)
        {
            return [];
        }
        var exact = data[..length].ToArray();
        exact.AsSpan(4, 4).Clear();
        return exact;
    }

    private static int LengthOf(string tag, ReadOnlySpan<byte> data) => tag switch
    {
        "rXYZ" or "gXYZ" or "bXYZ" or "wtpt" or "bkpt" or "lumi" => Is(data, "XYZ "u8) ? 20 : 0,
        "rTRC" or "gTRC" or "bTRC" or "kTRC" => Curve(data),
        "chad" => Is(data, "sf32"u8) ? 44 : 0,
        "cicp" => Is(data, "cicp"u8) ? 12 : 0,
        _ => Lut(data),
    };

    private static bool Is(ReadOnlySpan<byte> data, ReadOnlySpan<byte> type) => data.StartsWith(type);

    private static int Curve(ReadOnlySpan<byte> data)
    {
        if (Is(data, "curv"u8) && data.Length >= 12 && Read.U32(data, 8) <= data.Length)
        {
            return 12 + (2 * (int)Read.U32(data, 8));
        }
        if (Is(data, "para"u8) && data.Length >= 12 && Read.U16(data, 8) < ParametricCounts.Length)
        {
            return 12 + (4 * ParametricCounts[Read.U16(data, 8)]);
        }
        return 0;
    }

    /// <summary>8-bit and 16-bit tables are cut exactly; the element types point about inside themselves and stay as they are.</summary>
    private static int Lut(ReadOnlySpan<byte> data)
    {
        if (Is(data, "mAB "u8) || Is(data, "mBA "u8) || Is(data, "mpet"u8))
        {
            return data.Length;
        }
        if (data.Length < 52 || !(Is(data, "mft1"u8) || Is(data, "mft2"u8)))
        {
            return 0;
        }
        long inputs = data[8], outputs = data[9], grid = 1;
        for (var i = 0; i < inputs; i++)
        {
            grid = Math.Min(grid * data[10], int.MaxValue);
        }
        var length = Is(data, "mft1"u8)
            ? 48 + (256 * inputs) + (grid * outputs) + (256 * outputs)
            : 52 + (2 * ((Read.U16(data, 48) * inputs) + (grid * outputs) + (Read.U16(data, 50) * outputs)));
        return length <= data.Length ? (int)length : 0;
    }
}
