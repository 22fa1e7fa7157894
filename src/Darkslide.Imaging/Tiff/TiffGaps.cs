using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Tiff;

/// <summary>Bytes to which nothing in the file points. None of them is kept; this only tells of them.</summary>
internal sealed class TiffGaps
{
    private const int MaxDirectories = 20_000, HeaderLength = 8;

    private readonly TiffBlock _block;
    private readonly List<(long Start, long End)> _known = [(0, HeaderLength)];
    private readonly Queue<uint> _next = new();
    private long _left;

    private TiffGaps(TiffBlock block)
    {
        _block = block;
        _left = 2L * block.Span.Length;
    }

    public static void Report(ReadOnlyMemory<byte> file, TiffReader reader, ReportBuilder report)
    {
        var gaps = new TiffGaps(reader.Block);
        gaps.Walk();
        gaps._known.Sort();
        long behind = 0, hidden = 0;
        foreach (var (start, end) in gaps._known)
        {
            if (start > behind && HasBytes(file, behind, start))
            {
                hidden += Math.Min(start, file.Length) - behind;
            }
            behind = Math.Max(behind, Math.Min(end, file.Length));
        }
        if (hidden > 0)
        {
            report.AddBytes(FindingKind.Other, "Bytes that nothing in the file points at", hidden);
        }
        if (HasBytes(file, behind, file.Length))
        {
            TailFindings.Report(file[(int)behind..], report);
        }
    }

    /// <summary>Zeros only fill up.</summary>
    private static bool HasBytes(ReadOnlyMemory<byte> file, long start, long end) =>
        start < end && start < file.Length && Search.HasOtherThanZeros(file[(int)start..(int)Math.Min(end, file.Length)]);

    private void Walk()
    {
        var seen = new HashSet<uint>();
        _next.Enqueue(_block.First);
        while (_left > 0 && seen.Count < MaxDirectories && _next.TryDequeue(out var offset))
        {
            if (!seen.Add(offset))
            {
                continue;
            }
            var directory = new TiffDirectory(_block, offset);
            if (directory.Entries.Count > 0)
            {
                Directory(directory, offset);
                _next.Enqueue(_block.Next(offset));
            }
        }
    }

    private void Directory(TiffDirectory directory, uint offset)
    {
        _left -= 12 * directory.Entries.Count;
        Add(offset, 2 + (12L * Read.U16(_block.Span, (int)offset, _block.BigEndian)) + 4);
        foreach (var entry in directory.Entries)
        {
            if (entry.Length > 4)
            {
                Add(entry.At, entry.Length);
            }
            if (entry.Tag is TiffTags.SubDirectories or TiffTags.ExifDirectory or TiffTags.GpsDirectory or TiffTags.InteroperabilityDirectory)
            {
                for (var i = 0; i < Math.Min(entry.Count, MaxDirectories); i++)
                {
                    _next.Enqueue(_block.Number(entry, i));
                }
            }
        }
        Parts(directory, TiffTags.StripOffsets, TiffTags.StripByteCounts);
        Parts(directory, TiffTags.TileOffsets, TiffTags.TileByteCounts);
        Parts(directory, TiffTags.JpegInterchangeFormat, TiffTags.JpegInterchangeFormatLength);
    }

    private void Parts(TiffDirectory directory, int offsets, int counts)
    {
        if (directory.Find(offsets) is not { } starts)
        {
            return;
        }
        for (var i = 0; i < starts.Count && _left > 0; i++)
        {
            long length = directory.Find(counts) is { } lengths ? _block.Number(lengths, i) : _block.Span.Length;
            _left -= 8;
            Add(_block.Number(starts, i), length);
        }
    }

    /// <summary>Neighbours are noted as one: a large picture has a strip for every row.</summary>
    private void Add(long start, long length)
    {
        if (_known[^1].End == start)
        {
            _known[^1] = (_known[^1].Start, start + length);
        }
        else
        {
            _known.Add((start, start + length));
        }
    }
}
