using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>
/// Coded data of HEVC (ITU-T H.265 section 7.4.2.2) and AVC (H.264 section 7.4.1) as files hold it: each unit with its length before it.
/// Slices and parameter sets stay; filler, private and unknown units go, and of supplementary information all but what colours need.
/// </summary>
internal sealed class NalUnits(bool isHevc, int lengthBytes, ReportBuilder report)
{
    private int _dropped;

    private int HeadLength => isHevc ? 2 : 1;

    /// <summary>Whether units of this type are needed for the pixels.</summary>
    private bool IsKept(int type) => isHevc
        ? type is <= 9 or (>= 16 and <= 21) or (>= 32 and <= 37)
        : type is (>= 1 and <= 5) or (>= 7 and <= 11) or (>= 13 and <= 15) or 19 or 20;

    private bool IsSupplementary(int type) => isHevc ? type is 39 or 40 : type == 6;

    /// <summary>Units of another layer show another picture; decoders of this one pass over them (H.265 section 7.4.2.2).</summary>
    private bool IsOfThisLayer(ReadOnlySpan<byte> unit) => !isHevc || ((unit[0] & 1) == 0 && unit[1] >> 3 == 0);

    private int TypeOf(ReadOnlySpan<byte> unit) => isHevc ? (unit[0] >> 1) & 63 : unit[0] & 31;

    private bool IsReadable(ReadOnlySpan<byte> unit) => unit.Length >= HeadLength && IsOfThisLayer(unit);

    /// <summary>Whether a unit stays as it is.</summary>
    public bool IsKept(ReadOnlySpan<byte> unit) => IsReadable(unit) && IsKept(TypeOf(unit));

    /// <summary>What stays of a unit that doesn't stay as it is; mostly nothing.</summary>
    public byte[] RestOf(ReadOnlySpan<byte> unit)
    {
        if (IsReadable(unit) && IsSupplementary(TypeOf(unit)))
        {
            return SupplementaryInformation.Clean(unit, HeadLength, report);
        }
        if (unit.Length > 0)
        {
            report.AddBytes(FindingKind.Other, "Data inside the coded picture", unit.Length);
        }
        return [];
    }

    /// <summary>One unit of a decoder configuration as it stays.</summary>
    public ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> unit) => IsKept(unit.Span) ? unit : RestOf(unit.Span);

    /// <summary>Cleans an item's or sample's data.</summary>
    /// <exception cref="PictureRefusedException">A unit is longer than the data.</exception>
    public void Clean(ReadOnlyMemory<byte> data, Pieces output)
    {
        var from = 0;
        var at = 0;
        while (at <= data.Length - lengthBytes)
        {
            var length = Length(data.Span, at);
            if (length > data.Length - at - lengthBytes)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            var end = at + lengthBytes + (int)length;
            var unit = data.Span[(at + lengthBytes)..end];
            if (!IsKept(unit))
            {
                RequireFew();
                output.Add(data[from..at]);
                Write(RestOf(unit), output);
                from = end;
            }
            at = end;
        }
        output.Add(data[from..at]);
        if (at < data.Length)
        {
            report.AddBytes(FindingKind.Other, "Data inside the coded picture", data.Length - at);
        }
    }

    private void RequireFew()
    {
        if (++_dropped > PictureLimits.MaxParts)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
    }

    private long Length(ReadOnlySpan<byte> data, int at) => lengthBytes switch
    {
        1 => data[at],
        2 => Read.U16(data, at),
        4 => Read.U32(data, at),
        _ => throw new PictureRefusedException(PictureProblem.Malformed),
    };

    private void Write(byte[] unit, Pieces output)
    {
        if (unit.Length == 0)
        {
            return;
        }
        var head = new byte[lengthBytes];
        for (var i = 0; i < lengthBytes && i < 4; i++)
        {
            head[lengthBytes - 1 - i] = (byte)(unit.Length >> (8 * i));
        }
        output.Add(head);
        output.Add(unit);
    }
}
