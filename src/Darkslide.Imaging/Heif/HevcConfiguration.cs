using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>The decoder configuration of HEVC, <c>hvcC</c> (ISO/IEC 14496-15 section 8.3.3.1): 22 bytes, then arrays of parameter sets.</summary>
internal static class HevcConfiguration
{
    private const int FixedLength = 22;

    /// <summary>How many bytes each unit's length takes.</summary>
    public static int LengthBytes(ReadOnlySpan<byte> body) => (body[21] & 3) + 1;

    /// <summary>The body with reserved bits as the standard has them and no unit that decoders don't need.</summary>
    public static byte[] Clean(BoxFields fields, ReportBuilder report)
    {
        var fixedPart = fields.Take(FixedLength).ToArray();
        fixedPart[13] |= 0xF0;
        fixedPart[15] |= 0xFC;
        fixedPart[16] |= 0xFC;
        fixedPart[17] |= 0xF8;
        fixedPart[18] |= 0xF8;
        var units = new NalUnits(isHevc: true, LengthBytes(fixedPart), report);
        var writer = new BoxWriter();
        var arrays = 0;
        for (var left = fields.U8(); left > 0; left--)
        {
            var kind = fields.U8() & 0xBF;
            var kept = new List<ReadOnlyMemory<byte>>();
            for (var count = fields.U16(); count > 0; count--)
            {
                var unit = units.Clean(fields.Take(fields.U16()));
                if (!unit.IsEmpty)
                {
                    kept.Add(unit);
                }
            }
            if (kept.Count > 0)
            {
                arrays++;
                Write(kind, kept, writer);
            }
        }
        return [.. fixedPart, (byte)arrays, .. writer.ToArray()];
    }

    private static void Write(int kind, List<ReadOnlyMemory<byte>> units, BoxWriter writer)
    {
        writer.U8(kind);
        writer.U16(units.Count);
        foreach (var unit in units)
        {
            writer.U16(unit.Length);
            writer.Bytes(unit.Span);
        }
    }
}
