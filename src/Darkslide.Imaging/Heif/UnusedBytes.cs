using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>Bytes between the items' data that belong to no item.</summary>
internal static class UnusedBytes
{
    /// <param name="file">The whole file.</param>
    /// <param name="boxes">Boxes with data in them, ascending.</param>
    /// <param name="used">What items or samples use, in any order.</param>
    /// <param name="report">Where to.</param>
    public static void Report(ReadOnlyMemory<byte> file, List<Box> boxes, List<(int Start, int End)> used, ReportBuilder report)
    {
        var ranges = Merge(used);
        long unused = 0;
        var next = 0;
        foreach (var box in boxes)
        {
            while (next < ranges.Count && ranges[next].End <= box.Body)
            {
                next++;
            }
            var at = box.Body;
            for (var i = next; i < ranges.Count && ranges[i].Start < box.End; i++)
            {
                unused += ranges[i].Start > at ? Gap(file.Span[at..ranges[i].Start]) : 0;
                at = ranges[i].End;
            }
            unused += at < box.End ? Gap(file.Span[at..box.End]) : 0;
        }
        if (unused > 0)
        {
            report.AddBytes(FindingKind.Other, "Bytes that nothing in the file points at", unused);
        }
    }

    /// <summary>Ascending, without overlaps.</summary>
    private static List<(int Start, int End)> Merge(List<(int Start, int End)> used)
    {
        var merged = new List<(int Start, int End)>();
        foreach (var (start, end) in used.Order())
        {
            if (merged.Count > 0 && merged[^1].End >= start)
            {
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, end));
            }
            else
            {
                merged.Add((start, end));
            }
        }
        return merged;
    }

    /// <summary>Gaps of zeros hide nothing.</summary>
    private static int Gap(ReadOnlySpan<byte> gap) => gap.IndexOfAnyExcept((byte)0) >= 0 ? gap.Length : 0;
}
