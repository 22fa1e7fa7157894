using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// The scans of one picture: knows the restart interval as it stands and what progressive scans said so far, and cuts each
/// scan's coded data to what its blocks need.
/// </summary>
internal sealed class JpegScans
{
    /// <summary>Progressive pictures of real programs have some ten; 882 would be the most that a component can be split into.</summary>
    private const int MaxScans = 1000;

    private const int LargestLow = 13;

    private readonly JpegTables _tables;
    private readonly PictureProblem _missing;
    private readonly bool _isCut;
    private readonly Dictionary<int, CoefficientHistory> _histories = [];
    private readonly ScanProgress _progress = new();
    private int _interval;
    private int _count;

    /// <param name="tables">The tables as they stand.</param>
    /// <param name="isWhole">Whether the file has its end: then missing blocks are damage, otherwise the file is cut off.</param>
    /// <param name="isCut">Whether coded data are known to end where their blocks end.</param>
    public JpegScans(JpegTables tables, bool isWhole, bool isCut)
    {
        _isCut = isCut;
        _tables = tables;
        _missing = isWhole ? PictureProblem.Malformed : PictureProblem.CutOff;
    }

    /// <summary>Bytes of coded data that no block needs.</summary>
    public long Surplus { get; private set; }

    /// <summary>Sets the restart interval (ITU-T T.81 B.2.4.4).</summary>
    public void Restart(ReadOnlySpan<byte> payload) => _interval = Read.U16(payload, 0);

    /// <summary>Whether the scans so far bring every coefficient down to its last bit.</summary>
    public bool HaveAll(JpegFrame frame) => _progress.IsWhole(frame);

    /// <summary>What to keep of a scan's coded data. Scans that are lossless or coded arithmetically are kept whole.</summary>
    /// <param name="scan">The scan's header.</param>
    /// <param name="frame">The picture's header.</param>
    /// <param name="height">Its lines.</param>
    /// <param name="coded">Everything up to the next marker that is no restart.</param>
    /// <exception cref="PictureRefusedException">Blocks are missing, a code is none, or there are too many pixels.</exception>
    public ReadOnlyMemory<byte> Cut(ScanHeader scan, JpegFrame frame, int height, ReadOnlyMemory<byte> coded)
    {
        Pixels.Require(frame.Width, height);
        if (++_count > MaxScans)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        if (_isCut)
        {
            return coded;
        }
        if (!JpegMarkers.IsHuffman(frame.Marker))
        {
            return CodedData.Whole(coded);
        }
        var grid = ScanGrid.Of(scan, frame, height);
        var walk = frame.Marker == JpegMarkers.Progressive ? Progressive(scan, grid) : Sequential(scan, grid);
        using var cutter = new ScanCutter(coded, _missing);
        var kept = cutter.Cut(walk, grid.Units, _interval);
        Surplus += Math.Max(0, coded.Length - kept.Length);
        _progress.Add(scan);
        return kept;
    }

    private SequentialWalk Sequential(ScanHeader scan, ScanGrid grid)
    {
        var codes = scan.Components.Select(component => new BlockCodes(_tables.Dc(component.DcTable), _tables.Ac(component.AcTable))).ToArray();
        return new SequentialWalk(Array.ConvertAll(grid.Blocks, block => codes[block]));
    }

    private ScanWalk Progressive(ScanHeader scan, ScanGrid grid)
    {
        var isBand = scan.IsDc ? scan.Last == 0 : scan.First <= scan.Last && scan.Last <= 63 && scan.Components.Count == 1;
        if (!isBand || scan.Low > LargestLow || (scan.IsRefinement && scan.Low != scan.High - 1))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        if (scan.IsDc)
        {
            return scan.IsRefinement
                ? new DcRefinementWalk(grid.Blocks.Length)
                : new DcWalk(Array.ConvertAll(grid.Blocks, block => _tables.Dc(scan.Components[block].DcTable)));
        }
        var (index, _, acTable) = scan.Components[0];
        if (!_histories.TryGetValue(index, out var history))
        {
            _histories[index] = history = new CoefficientHistory(grid.Units);
        }
        return scan.IsRefinement ? new AcRefinementWalk(_tables.Ac(acTable), scan, history) : new AcWalk(_tables.Ac(acTable), scan, history);
    }
}
