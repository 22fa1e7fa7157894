using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Jpeg;

/// <summary>
/// JPEG keeps: the frame, its scans, the tables they use. JFIF and Adobe headers, the colour profile and the orientation
/// are written anew. All other application segments, comments and whatever stands behind the end go.
/// </summary>
internal sealed class JpegCleaner
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly ReportBuilder _report;
    private readonly JpegTables _tables;
    private readonly JpegApplicationData _application;
    private readonly List<Action<Pieces>> _picture = [];
    private JpegFrame? _frame;
    private int _lines;
    private bool _hasScan;

    private JpegCleaner(ReadOnlyMemory<byte> file, ReportBuilder report)
    {
        _file = file;
        _report = report;
        _tables = new JpegTables(file);
        _application = new JpegApplicationData(report);
    }

    /// <exception cref="PictureRefusedException">Cut off, damaged or too large.</exception>
    public static Draft Plan(ReadOnlyMemory<byte> file, ReportBuilder report) => new JpegCleaner(file, report).Plan();

    private Draft Plan()
    {
        var reader = JpegReader.Open(_file);
        foreach (var segment in reader.Segments)
        {
            Take(segment);
        }
        if (_frame is null || !_hasScan)
        {
            throw new PictureRefusedException(reader.HasEnd ? PictureProblem.Malformed : PictureProblem.CutOff);
        }
        if (!reader.HasEnd)
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        var height = _frame.Height == 0 ? _lines : _frame.Height;
        Pixels.Require(_frame.Width, height);
        var output = Write();
        _application.Finish();
        ReportRest(reader);
        return _application.Orientation >= 5
            ? new Draft(PictureFormat.Jpeg, output, height, _frame.Width, false, _report)
            : new Draft(PictureFormat.Jpeg, output, _frame.Width, height, false, _report);
    }

    private void Take(JpegSegment segment)
    {
        var payload = _file[segment.Start..segment.End];
        switch (segment.Marker)
        {
            case JpegSegment.Coded:
                if (_hasScan)
                {
                    _picture.Add(output => output.Add(payload));
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
                Keep(segment, 2);
                break;
            case JpegMarkers.NumberOfLines when payload.Length >= 2 && _hasScan:
                _lines = _lines == 0 ? Read.U16(payload.Span, 0) : _lines;
                Keep(segment, 2);
                break;
            case JpegMarkers.ArithmeticConditioning when payload.Length is >= 2 and <= 64 && payload.Length % 2 == 0:
                Keep(segment, payload.Length);
                break;
            case var marker when JpegMarkers.IsFrame(marker):
                Frame(segment);
                break;
            case var marker when JpegMarkers.IsHierarchical(marker):
                throw new PictureRefusedException(PictureProblem.UnsupportedFormat, "Hierarchical JPEG");
            case var marker when _hasScan && JpegMarkers.IsReserved(marker):
                // No program writes these; behind coded data one is damage inside that data.
                throw new PictureRefusedException(PictureProblem.Malformed);
            default:
                _application.Drop(segment.Marker, payload);
                break;
        }
    }

    private void Frame(JpegSegment segment)
    {
        if (_frame is not null)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        _frame = JpegFrame.Read(_file.Span[segment.Start..segment.End]);
        Keep(segment, segment.Length);
    }

    private void Scan(JpegSegment segment)
    {
        var payload = _file.Span[segment.Start..segment.End];
        if (_frame is null || payload.Length < 6 || payload[0] is 0 or > 4 || payload.Length != 4 + (2 * payload[0]))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        _hasScan = true;
        _tables.UseIn(payload, _frame.QuantisationOfComponent);
        Keep(segment, segment.Length);
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

    private Pieces Write()
    {
        var output = new Pieces();
        output.Add((byte[])[0xFF, JpegMarkers.StartOfImage]);
        _application.Write(output);
        foreach (var write in _picture)
        {
            write(output);
        }
        output.Add((byte[])[0xFF, JpegMarkers.EndOfImage]);
        return output;
    }

    private void ReportRest(JpegReader reader)
    {
        if (_tables.Dropped > 0)
        {
            _report.AddBytes(FindingKind.Other, "Tables that no part of the picture uses", _tables.Dropped);
        }
        if (reader.StrayBytes > 0)
        {
            _report.AddBytes(FindingKind.Other, "Bytes between the parts of the picture", reader.StrayBytes);
        }
        TailFindings.Report(_file[reader.End..], _report);
    }
}
