using Darkslide.Imaging.Building;
using Darkslide.Imaging.Jpeg;
using Darkslide.Imaging.Jpeg.Scans;

namespace Darkslide.Imaging.Tiff;

/// <summary>
/// JPEG inside TIFF (Adobe Photoshop TIFF technical note 2): each part a JPEG stream that may leave out the tables which all parts
/// share. Kept are frame, scans and the tables they use; of the Adobe header only the colour transform.
/// </summary>
internal sealed class TiffJpeg
{
    private readonly TiffLayout _layout;
    private readonly bool _isCut;
    private readonly JpegTables _shared;
    private readonly List<JpegTables.Segment> _sharedSegments = [];

    /// <exception cref="PictureRefusedException">The shared tables are no tables.</exception>
    public TiffJpeg(TiffLayout layout, ReadOnlyMemory<byte> shared, bool isCut)
    {
        _isCut = isCut;
        _layout = layout;
        _shared = new JpegTables(shared);
        if (shared.IsEmpty)
        {
            return;
        }
        foreach (var segment in Open(shared).Segments)
        {
            if (segment.Marker is JpegMarkers.QuantisationTables or JpegMarkers.HuffmanTables)
            {
                _sharedSegments.Add(_shared.Add(segment));
            }
        }
    }

    /// <summary>The shared tables that some part uses, as a stream of their own; empty when none does.</summary>
    public byte[] SharedTables()
    {
        var tables = new Pieces();
        foreach (var segment in _sharedSegments)
        {
            segment.Write(tables);
        }
        return tables.Length == 0 ? [] : [0xFF, JpegMarkers.StartOfImage, .. tables.Join(), 0xFF, JpegMarkers.EndOfImage];
    }

    /// <summary>Adds a part without anything but its picture.</summary>
    /// <exception cref="PictureRefusedException">No picture, or one that is larger than its place.</exception>
    public void Clean(ReadOnlyMemory<byte> bytes, Pieces output)
    {
        var picture = new List<Action<Pieces>>();
        var tables = new JpegTables(bytes, _shared);
        var reader = Open(bytes);
        var scans = new JpegScans(tables, reader.HasEnd, _isCut);
        JpegFrame? frame = null;
        ScanHeader? scan = null;
        byte[]? adobe = null;
        foreach (var segment in reader.Segments)
        {
            var payload = bytes[segment.Start..segment.End];
            switch (segment.Marker)
            {
                case JpegSegment.Coded when scan is not null:
                    var kept = scans.Cut(scan, frame!, frame!.Height == 0 ? reader.Lines : frame.Height, payload);
                    picture.Add(to => to.Add(kept));
                    break;
                case JpegMarkers.QuantisationTables or JpegMarkers.HuffmanTables:
                    picture.Add(tables.Add(segment).Write);
                    break;
                case JpegMarkers.StartOfScan when frame is not null:
                    scan = ScanHeader.Read(payload.Span, frame);
                    tables.UseIn(scan, frame);
                    var header = scan.Write(frame);
                    picture.Add(to => Write(segment.Marker, header, to));
                    break;
                case JpegMarkers.RestartInterval when payload.Length >= 2:
                    scans.Restart(payload.Span);
                    picture.Add(to => Write(segment.Marker, payload[..2], to));
                    break;
                case JpegMarkers.NumberOfLines when payload.Length >= 2:
                    picture.Add(to => Write(segment.Marker, payload[..2], to));
                    break;
                case JpegMarkers.ArithmeticConditioning when payload.Length is >= 2 and <= 64 && payload.Length % 2 == 0:
                    picture.Add(to => Write(segment.Marker, payload, to));
                    break;
                case JpegMarkers.App14 when payload.Span.StartsWith("Adobe"u8) && payload.Length >= 12:
                    adobe ??= JpegParts.Adobe(payload.Span[11]);
                    break;
                case var marker when JpegMarkers.IsFrame(marker) && frame is null:
                    frame = JpegFrame.Read(marker, payload.Span);
                    RequireFits(frame);
                    picture.Add(to => Write(segment.Marker, payload, to));
                    break;
                case var marker when marker == JpegMarkers.StartOfScan || JpegMarkers.IsFrame(marker) || JpegMarkers.IsHierarchical(marker):
                    throw new PictureRefusedException(PictureProblem.Malformed);
                default:
                    break;
            }
        }
        if (scan is null)
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        output.Add((byte[])[0xFF, JpegMarkers.StartOfImage]);
        output.Add(adobe ?? []);
        picture.ForEach(write => write(output));
        output.Add((byte[])[0xFF, JpegMarkers.EndOfImage]);
    }

    private static JpegReader Open(ReadOnlyMemory<byte> stream) => stream.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, JpegMarkers.StartOfImage])
        ? JpegReader.Open(stream)
        : throw new PictureRefusedException(PictureProblem.Malformed);

    /// <summary>Only the last strip may be coded higher than it is: as high as the others.</summary>
    private void RequireFits(JpegFrame frame)
    {
        if (frame.Width > _layout.PartWidth || frame.Height > _layout.PartHeight)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
    }

    private static void Write(byte marker, ReadOnlyMemory<byte> payload, Pieces output)
    {
        output.Add(JpegParts.Header(marker, payload.Length + 2));
        output.Add(payload);
    }
}
