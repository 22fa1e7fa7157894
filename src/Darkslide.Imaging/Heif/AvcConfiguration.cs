using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>The decoder configuration of AVC, <c>avcC</c> (ISO/IEC 14496-15 section 5.3.3.1).</summary>
internal static class AvcConfiguration
{
    /// <summary>How many bytes each unit's length takes.</summary>
    public static int LengthBytes(ReadOnlySpan<byte> body) => (body[4] & 3) + 1;

    /// <summary>The body cut to its exact length, with reserved bits as the standard has them.</summary>
    public static byte[] Clean(BoxFields fields, ReportBuilder report)
    {
        var head = fields.Take(5).ToArray();
        head[4] |= 0xFC;
        var units = new NalUnits(isHevc: false, LengthBytes(head), report);
        var writer = new BoxWriter();
        writer.Bytes(head);
        Sets(fields, fields.U8() & 31, 0xE0, units, writer);
        Sets(fields, fields.U8(), 0, units, writer);
        if (HasDepths(head[1]) && fields.Left >= 4)
        {
            writer.U8(0xFC | fields.U8());
            writer.U8(0xF8 | fields.U8());
            writer.U8(0xF8 | fields.U8());
            Sets(fields, fields.U8(), 0, units, writer);
        }
        return writer.ToArray();
    }

    /// <summary>The high profiles say their chroma format and depths.</summary>
    public static bool HasDepths(int profile) => profile is 100 or 110 or 122 or 144 or 244;

    private static void Sets(BoxFields fields, int count, int reserved, NalUnits units, BoxWriter writer)
    {
        var kept = new List<ReadOnlyMemory<byte>>();
        for (; count > 0; count--)
        {
            var unit = units.Clean(fields.Take(fields.U16()));
            if (!unit.IsEmpty)
            {
                kept.Add(unit);
            }
        }
        writer.U8(reserved | kept.Count);
        foreach (var unit in kept)
        {
            writer.U16(unit.Length);
            writer.Bytes(unit.Span);
        }
    }
}
