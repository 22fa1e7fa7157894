using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Png;

/// <summary>
/// PNG and APNG keep: header, palette, transparency, colour information, animation control and the packed rows, each cut to
/// its exact length. The colour profile and the orientation are written anew. Every other chunk goes.
/// </summary>
internal sealed class PngCleaner
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly ReportBuilder _report;
    private readonly PngHeader _header;
    private readonly PngAncillary _ancillary;
    private readonly PngFrames _frames;
    private readonly List<PngChunk> _data = [];
    private bool _isDataClosed;

    private PngCleaner(ReadOnlyMemory<byte> file, PngHeader header, ReportBuilder report)
    {
        _file = file;
        _report = report;
        _header = header;
        _ancillary = new PngAncillary(header, report);
        _frames = new PngFrames(header, report);
    }

    /// <exception cref="PictureRefusedException">Cut off, damaged or too large.</exception>
    public static Draft Plan(ReadOnlyMemory<byte> file, ReportBuilder report)
    {
        var (chunks, hasEnd, end) = PngReader.Open(file);
        if (chunks.Count == 0)
        {
            throw new PictureRefusedException(hasEnd ? PictureProblem.Malformed : PictureProblem.CutOff);
        }
        return new PngCleaner(file, PngHeader.Read(chunks[0]), report).Plan(chunks, hasEnd, end);
    }

    private Draft Plan(List<PngChunk> chunks, bool hasEnd, int end)
    {
        for (var i = 1; i < chunks.Count; i++)
        {
            Take(chunks[i]);
        }
        if (_data.Count == 0)
        {
            throw new PictureRefusedException(hasEnd ? PictureProblem.Malformed : PictureProblem.CutOff);
        }
        var output = Write(chunks[0]);
        if (!hasEnd && _frames.Missing)
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        TailFindings.Report(_file[end..], _report);
        return _ancillary.Orientation >= 5
            ? new Draft(PictureFormat.Png, output, _header.Height, _header.Width, _frames.IsAnimated, _report)
            : new Draft(PictureFormat.Png, output, _header.Width, _header.Height, _frames.IsAnimated, _report);
    }

    private void Take(PngChunk chunk)
    {
        _isDataClosed |= _data.Count > 0 && chunk.Type != PngTypes.Data;
        switch (chunk.Type)
        {
            case PngTypes.Data when !_isDataClosed:
                RequireCrc(chunk);
                _data.Add(chunk);
                break;
            case PngTypes.Animation or PngTypes.FrameControl or PngTypes.FrameData:
                _frames.Take(chunk, isBeforeData: _data.Count == 0);
                break;
            case PngTypes.Data:
                _report.AddBytes(FindingKind.Other, "Rows behind the picture", chunk.Data.Length);
                break;
            case PngTypes.Palette when _data.Count == 0 && _header.ColourType == PngHeader.Indexed:
                RequireCrc(chunk);
                _ancillary.Palette(chunk);
                break;
            default:
                if (chunk.IsCritical && chunk.Type != PngTypes.Palette)
                {
                    throw new PictureRefusedException(PictureProblem.Malformed);
                }
                _ancillary.Take(chunk, isBeforeData: _data.Count == 0);
                break;
        }
    }

    private static void RequireCrc(PngChunk chunk)
    {
        if (!chunk.HasValidCrc)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
    }

    private Pieces Write(PngChunk header)
    {
        var output = new Pieces();
        output.Add(_file[..PngReader.SignatureLength]);
        output.Add(header.Whole);
        _ancillary.Write(output);
        _frames.WriteBeforeData(output);
        PngDataWriter.Write(_data, 0, _header.RawLength(_header.Width, _header.Height), (_, data) => PngChunk.Write(PngTypes.Data, data), output, _report);
        _frames.WriteAfterData(output);
        _ancillary.WriteAfterData(output);
        output.Add(PngChunk.Write(PngTypes.End, []));
        return output;
    }
}
