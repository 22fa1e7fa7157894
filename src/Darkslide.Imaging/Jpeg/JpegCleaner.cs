using Darkslide.Imaging.Building;
using Darkslide.Imaging.GainMaps;
using Darkslide.Imaging.Jpeg.Scans;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Jpeg;

/// <summary>
/// JPEG keeps: the frame, its scans, the tables they use. JFIF and Adobe headers, the colour profile and the orientation
/// are written anew. All other application segments, comments and whatever stands behind the end go.
/// </summary>
internal sealed class JpegCleaner
{
    private const int None = -1;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly ReportBuilder _report;
    private readonly JpegReader _reader;
    private readonly JpegTables _tables;
    private readonly JpegScans _scans;
    private readonly JpegApplicationData _application;
    private readonly List<Action<Pieces>> _picture = [];
    private readonly List<int> _coded = [];
    private JpegFrame? _frame;
    private ScanHeader? _scan;
    private (int Start, int End) _own;
    private int _restart = None;
    private long _unused;
    private bool _hasLines;

    private JpegCleaner(ReadOnlyMemory<byte> file, ReportBuilder report)
    {
        _file = file;
        _report = report;
        _reader = JpegReader.Open(file);
        _tables = new JpegTables(file);
        _scans = new JpegScans(_tables, _reader.HasEnd, report.IsSecondReading);
        _application = new JpegApplicationData(report);
    }

    /// <param name="file">The whole file.</param>
    /// <param name="report">What is left out.</param>
    /// <param name="keepGainMap">Whether an HDR gain map stays, if it is one for certain.</param>
    /// <exception cref="PictureRefusedException">Cut off, damaged or too large.</exception>
    public static Draft Plan(ReadOnlyMemory<byte> file, ReportBuilder report, bool keepGainMap = false)
    {
        var cleaner = new JpegCleaner(file, report);
        return keepGainMap && JpegGainMap.Find(file, cleaner._reader) is { } map ? cleaner.PlanWith(map) : cleaner.Plan();
    }

    private Draft Plan()
    {
        Take();
        var output = Write([]);
        _application.Finish();
        ReportRest();
        TailFindings.Report(_file[_reader.End..], _report);
        return Draft(output);
    }

    /// <summary>The picture, and behind it the gain map, which is cleaned like any picture.</summary>
    private Draft PlanWith(JpegGainMap gainMap)
    {
        _report.KeepsGainMap = true;
        var map = new JpegCleaner(gainMap.Picture, _report);
        var besideMap = JpegGainMapParts.OfMap(gainMap.Numbers);
        Own(at => JpegGainMapParts.OfPicture(at, _reader.End, gainMap.Picture.Length));
        map.Own(_ => besideMap);
        Take();
        map.Take();
        if (!GainMapShape.Fits(map._frame!.Width, map.Height, _frame!.Width, Height))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var second = map.Write(besideMap);
        var (head, rest) = (Head(), Rest());
        // It is equally long for any length of the picture.
        var length = head.Length + JpegGainMapParts.OfPicture(0, 0, second.Length).Length + rest.Length;
        var output = Joined(head, JpegGainMapParts.OfPicture((int)head.Length, length, second.Length), rest);
        output.Add(second);
        Report(map, gainMap);
        _coded.AddRange(map._coded);
        return Draft(output);
    }

    private void Report(JpegCleaner map, JpegGainMap gainMap)
    {
        _application.Finish();
        ReportRest();
        TailFindings.Report(_file[_reader.End..gainMap.Start], _report);
        map._application.Finish();
        map.ReportRest();
        TailFindings.Report(_file[gainMap.End..], _report);
    }

    private Draft Draft(Pieces output) => _application.Orientation >= 5
        ? new Draft(PictureFormat.Jpeg, output, Height, _frame!.Width, false, _report) { Coded = _coded }
        : new Draft(PictureFormat.Jpeg, output, _frame!.Width, Height, false, _report) { Coded = _coded };

    /// <summary>Notes where segments stand that we wrote ourselves: they are written anew, and are no finding.</summary>
    /// <param name="expected">What they are at a place in the file.</param>
    private void Own(Func<int, byte[]> expected)
    {
        var first = _reader.Segments.FindIndex(segment => segment.Marker == JpegMarkers.App1
            && Read.Matches(_file.Span[segment.Start..segment.End], 0, JpegGainMapParts.XmpSignature));
        var at = first < 0 ? 0 : _reader.Segments[first].Start - 4;
        var own = expected(at);
        _own = first >= 0 && Read.Matches(_file.Span, at, own) ? (at, at + own.Length) : default;
    }

    private void Take()
    {
        foreach (var segment in _reader.Segments)
        {
            if (segment.Start < _own.Start || segment.End > _own.End)
            {
                Take(segment);
            }
        }
        if (_frame is null || _scan is null)
        {
            throw new PictureRefusedException(_reader.HasEnd ? PictureProblem.Malformed : PictureProblem.CutOff);
        }
        if (!_reader.HasEnd && !_scans.HaveAll(_frame))
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        ForgetRestart();
    }

    private int Height => _frame!.Height == 0 ? _reader.Lines : _frame.Height;

    private void Take(JpegSegment segment)
    {
        var payload = _file[segment.Start..segment.End];
        switch (segment.Marker)
        {
            case JpegSegment.Coded:
                if (_scan is not null)
                {
                    Coded(payload);
                }
                break;
            case JpegMarkers.QuantisationTables or JpegMarkers.HuffmanTables:
                var tables = _tables.Add(segment);
                _picture.Add(tables.Write);
                break;
            case JpegMarkers.StartOfScan:
                Scan(segment);
                break;
            case JpegMarkers.RestartInterval when payload.Length >= 2:
                _scans.Restart(payload.Span);
                Restart(segment);
                break;
            case JpegMarkers.NumberOfLines when IsLines(payload.Span):
                _hasLines = true;
                Keep(segment, 2);
                break;
            case JpegMarkers.ArithmeticConditioning when payload.Length is >= 2 and <= 64 && payload.Length % 2 == 0:
                Conditioning(segment);
                break;
            case var marker when JpegMarkers.IsFrame(marker):
                Frame(segment);
                break;
            case var marker when JpegMarkers.IsHierarchical(marker):
                throw new PictureRefusedException(PictureProblem.UnsupportedFormat, "Hierarchical JPEG");
            case var marker when _scan is not null && JpegMarkers.IsReserved(marker):
                // No program writes these; behind coded data one is damage inside that data.
                throw new PictureRefusedException(PictureProblem.Malformed);
            default:
                _application.Drop(segment.Marker, payload);
                break;
        }
    }

    /// <summary>Whether a DNL segment is the one that tells the picture's height: the first that tells any, where the frame doesn't.</summary>
    private bool IsLines(ReadOnlySpan<byte> payload) =>
        payload.Length >= 2 && _scan is not null && _frame!.Height == 0 && !_hasLines && Read.U16(payload, 0) != 0;

    private void Frame(JpegSegment segment)
    {
        if (_frame is not null)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        _frame = JpegFrame.Read(segment.Marker, _file.Span[segment.Start..segment.End]);
        Keep(segment, segment.Length);
    }

    private void Scan(JpegSegment segment)
    {
        if (_frame is null)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        _scan = ScanHeader.Read(_file.Span[segment.Start..segment.End], _frame);
        _tables.UseIn(_scan, _frame);
        _restart = None;
        var header = _scan.Write(_frame);
        _picture.Add(output =>
        {
            output.Add(JpegParts.Header(JpegMarkers.StartOfScan, header.Length + 2));
            output.Add(header);
        });
    }

    /// <summary>An interval that is replaced before any scan has it, or that none has, could be any number.</summary>
    private void Restart(JpegSegment segment)
    {
        ForgetRestart();
        _restart = _picture.Count;
        Keep(segment, 2);
    }

    private void ForgetRestart()
    {
        if (_restart != None)
        {
            _picture[_restart] = static _ => { };
            _unused += 2;
            _restart = None;
        }
    }

    /// <summary>Only arithmetic coding has a use for it; which coding it is may be told later.</summary>
    private void Conditioning(JpegSegment segment)
    {
        var payload = _file[segment.Start..segment.End];
        _picture.Add(output =>
        {
            if (_frame!.IsArithmetic)
            {
                output.Add(JpegParts.Header(segment.Marker, payload.Length + 2));
                output.Add(payload);
            }
            else
            {
                _unused += payload.Length;
            }
        });
    }

    private void Coded(ReadOnlyMemory<byte> payload)
    {
        var kept = _scans.Cut(_scan!, _frame!, Height, payload);
        _coded.Add(kept.Length);
        _picture.Add(output => output.Add(kept));
    }

    private void Keep(JpegSegment segment, int length)
    {
        var payload = _file.Slice(segment.Start, length);
        _picture.Add(output =>
        {
            output.Add(JpegParts.Header(segment.Marker, length + 2));
            output.Add(payload);
        });
    }

    /// <param name="gainMap">Segments that tell of a gain map which is kept, or nothing.</param>
    private Pieces Write(byte[] gainMap) => Joined(Head(), gainMap, Rest());

    private static Pieces Joined(Pieces head, byte[] gainMap, Pieces rest)
    {
        head.Add(gainMap);
        head.Add(rest);
        return head;
    }

    private Pieces Head()
    {
        var output = new Pieces();
        output.Add((byte[])[0xFF, JpegMarkers.StartOfImage]);
        _application.WriteHead(output);
        return output;
    }

    private Pieces Rest()
    {
        var output = new Pieces();
        _application.WriteColours(output);
        foreach (var write in _picture)
        {
            write(output);
        }
        output.Add((byte[])[0xFF, JpegMarkers.EndOfImage]);
        return output;
    }

    private void ReportRest()
    {
        if (_tables.Dropped + _unused > 0)
        {
            _report.AddBytes(FindingKind.Other, "Tables that no part of the picture uses", _tables.Dropped + _unused);
        }
        if (_reader.StrayBytes > 0)
        {
            _report.AddBytes(FindingKind.Other, "Bytes between the parts of the picture", _reader.StrayBytes);
        }
        if (_scans.Surplus > 0)
        {
            _report.AddBytes(FindingKind.Other, "Bytes behind the pixels", _scans.Surplus);
        }
    }
}
