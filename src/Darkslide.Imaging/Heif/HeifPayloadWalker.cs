using Darkslide.Imaging.GainMaps;
using Darkslide.Imaging.Jpeg;

namespace Darkslide.Imaging.Heif;

/// <summary>The strict reading of coded data: units without gaps, and none that may hold anything private.</summary>
internal static class HeifPayloadWalker
{
    private delegate bool UnitRule(ReadOnlySpan<byte> unit);

    public static bool Passes(string type, ReadOnlySpan<byte> data, int lengthBytes) => type switch
    {
        "hvc1" => Units(data, lengthBytes, HevcUnit),
        "avc1" => Units(data, lengthBytes, AvcUnit),
        "av01" => Av1(data),
        "jpeg" => JpegWalker.Passes(data),
        "grid" => data.Length == (data[1] == 0 ? 8 : 12) && data[0] == 0 && data[1] <= 1,
        "iovl" => data.Length >= 18 && data[0] == 0 && data[1] <= 1 && (data.Length - 10) % (data[1] == 0 ? 4 : 8) == 0,
        "iden" => data.IsEmpty,
        "tmap" => data.Length > 0 && data[0] == 0 && GainMapPayload.Is(data[1..]),
        _ => false,
    };

    private static bool Units(ReadOnlySpan<byte> data, int lengthBytes, UnitRule isAllowed)
    {
        while (!data.IsEmpty)
        {
            long length = 0;
            for (var i = 0; i < lengthBytes; i++)
            {
                length = (length * 256) + data[i];
            }
            if (lengthBytes == 0 || length > data.Length - lengthBytes || !isAllowed(data.Slice(lengthBytes, (int)length)))
            {
                return false;
            }
            data = data[(lengthBytes + (int)length)..];
        }
        return true;
    }

    public static bool HevcUnit(ReadOnlySpan<byte> unit)
    {
        var type = (unit[0] >> 1) & 63;
        var isOfBaseLayer = (unit[0] & 1) == 0 && unit[1] < 8;
        return isOfBaseLayer && (type is < 10 or (> 15 and < 22) or (> 31 and < 38) || (type is 39 or 40 && Messages(unit[2..])));
    }

    public static bool AvcUnit(ReadOnlySpan<byte> unit)
    {
        var type = unit[0] & 31;
        return type is 1 or 2 or 3 or 4 or 5 or 7 or 8 or 9 or 10 or 11 or 13 or 14 or 15 or 19 or 20 || (type == 6 && Messages(unit[1..]));
    }

    /// <summary>Supplementary information about colours only, up to the closing bit.</summary>
    private static bool Messages(ReadOnlySpan<byte> escaped)
    {
        var data = SupplementaryInformation.Unescape(escaped);
        var at = 0;
        while (at < data.Length - 1)
        {
            var type = SupplementaryInformation.Number(data, ref at, data.Length);
            var length = SupplementaryInformation.Number(data, ref at, data.Length);
            var isAllowed = (type, length) is (19, >= 0) or (137, 24) or (144, 4) or (147, 1) or (148, 8) or (165, >= 0 and <= 8);
            if (!isAllowed)
            {
                return false;
            }
            at += length;
        }
        return at == data.Length - 1 && data[at] == 0x80;
    }

    public static bool Av1(ReadOnlySpan<byte> data)
    {
        for (var at = 0; at < data.Length;)
        {
            var unit = Av1Unit.Read(data, at);
            var length = unit.End - unit.Body;
            var isAllowed = unit.Type switch
            {
                1 or 3 or 4 or 6 or 7 => true,
                2 => length == 0,
                5 => (length == 6 && data[unit.Body] == 1) || (length == 26 && data[unit.Body] == 2),
                _ => false,
            };
            if (!isAllowed)
            {
                return false;
            }
            at = unit.End;
        }
        return true;
    }
}
