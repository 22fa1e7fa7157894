using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>Where bytes were left out of coded data: a layer's length shrinks with them.</summary>
internal readonly record struct Av1Cut(int At, int Length);

/// <summary>
/// Coded data of AV1 (bitstream specification section 5.3): open bitstream units, each with its length. Headers, frames and tiles stay;
/// padding, private metadata and unknown units go. Of metadata the light level and the mastering display stay, of exact length.
/// </summary>
internal sealed class Av1Units(ReportBuilder report)
{
    private const int SequenceHeader = 1, Metadata = 5, TemporalDelimiter = 2;

    public List<Av1Cut> Cuts { get; } = [];

    /// <summary>Whether units of this type are needed for the pixels: frame header, tile group, frame, redundant frame header, and the above.</summary>
    public static bool IsKept(int type, int length) => type is SequenceHeader or 3 or 4 or 6 or 7 || (type == TemporalDelimiter && length == 0);

    /// <summary>The exact length of a metadata unit that stays, its type and closing bit included; 0 for others.</summary>
    public static int MetadataLength(int type) => type switch
    {
        1 => 1 + 4 + 1,
        2 => 1 + 24 + 1,
        _ => 0,
    };

    /// <exception cref="PictureRefusedException">A unit is longer than the data.</exception>
    public void Clean(ReadOnlyMemory<byte> data, Pieces output)
    {
        var from = 0;
        for (var at = 0; at < data.Length;)
        {
            var unit = Av1Unit.Read(data.Span, at);
            if (IsKept(unit.Type, unit.End - unit.Body))
            {
                at = unit.End;
                continue;
            }
            output.Add(data[from..at]);
            var instead = unit.Type == Metadata ? MetadataOf(data.Span, unit) : [];
            output.Add(instead);
            if (instead.Length == 0)
            {
                Report(unit);
            }
            if (Cuts.Count == PictureLimits.MaxParts)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            Cuts.Add(new Av1Cut(at, unit.End - at - instead.Length));
            at = unit.End;
            from = at;
        }
        output.Add(data[from..]);
    }

    private void Report(Av1Unit unit)
    {
        if (unit.End > unit.Body)
        {
            report.AddBytes(FindingKind.Other, "Data inside the coded picture", unit.End - unit.Body);
        }
    }

    /// <summary>The unit written anew: its head without a reserved bit, its length, its payload, the closing bit.</summary>
    private byte[] MetadataOf(ReadOnlySpan<byte> data, Av1Unit unit)
    {
        var length = unit.End > unit.Body ? MetadataLength(data[unit.Body]) : 0;
        if (length == 0 || unit.End - unit.Body < length - 1)
        {
            return [];
        }
        if (unit.End - unit.Body > length)
        {
            report.AddBytes(FindingKind.Other, "Data inside the coded picture", unit.End - unit.Body - length);
        }
        var head = (byte)((data[unit.Start] & 0xFC) | 2);
        return unit.HasExtension
            ? [head, data[unit.Start + 1], (byte)length, .. data.Slice(unit.Body, length - 1), 0x80]
            : [head, (byte)length, .. data.Slice(unit.Body, length - 1), 0x80];
    }
}
