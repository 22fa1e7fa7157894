using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>
/// A FLIR thermal camera's file inside the picture (as exiftool's author found out): a list of records, of which one describes
/// the camera and one the place. Another one holds the temperature of every point.
/// </summary>
internal static class FlirFindings
{
    private const int MaxRecords = 100, RecordLength = 32, Picture = 0x0E, Camera = 0x20, Place = 0x2B;

    public static void Report(ReadOnlyMemory<byte> whole, ReportBuilder report)
    {
        var file = whole.Span;
        report.AddBytes(FindingKind.Other, "Thermal camera's data", file.Length);
        if (!file.StartsWith("FFF\0"u8) && !file.StartsWith("AFF\0"u8) || file.Length < 32)
        {
            return;
        }
        // The version of the list is below 200 in the byte order that the list is written in.
        var bigEndian = Read.U32(file, 20) is >= 100 and < 200;
        var (list, count) = (Read.U32(file, 24, bigEndian), Math.Min(Read.U32(file, 28, bigEndian), MaxRecords));
        for (var i = 0; i < count && list + (RecordLength * (i + 1L)) <= file.Length; i++)
        {
            var at = (int)list + (RecordLength * i);
            var (type, start, length) = (Read.U16(file, at, bigEndian), Read.U32(file, at + 12, bigEndian), Read.U32(file, at + 16, bigEndian));
            if (start > file.Length || length > file.Length - start)
            {
                continue;
            }
            Record(type, whole.Slice((int)start, (int)length), report);
        }
    }

    private static void Record(int type, ReadOnlyMemory<byte> record, ReportBuilder report)
    {
        switch (type)
        {
            case Picture:
                var start = record.Span[..Math.Min(record.Length, 64)].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
                report.AddPicture(FindingKind.Thumbnail, "Thermal camera's plain picture", record[Math.Max(start, 0)..]);
                break;
            case Camera: Device(record.Span, report); break;
            case Place: Position(record.Span, report); break;
            default: break;
        }
    }

    private static void Device(ReadOnlySpan<byte> record, ReportBuilder report)
    {
        report.Add(FindingKind.Device, "Camera", At(record, 0xD4, 32));
        report.Add(FindingKind.SerialNumber, "Camera's serial number", At(record, 0x104, 16));
        report.Add(FindingKind.Software, "Firmware", At(record, 0x114, 16));
        report.Add(FindingKind.Lens, "Lens", At(record, 0x170, 32));
        report.Add(FindingKind.SerialNumber, "Lens's serial number", At(record, 0x1A0, 16));
        // Seconds, milliseconds and minutes west of Greenwich, little-endian in every file seen.
        if (record.Length >= 0x384 + 10)
        {
            report.Add(FindingKind.Time, "Taken", UnixTime.Of(Read.U32(record, 0x384, bigEndian: false)));
        }
    }

    /// <summary>A flag, then latitude and longitude as doubles, each with its side before.</summary>
    private static void Position(ReadOnlySpan<byte> record, ReportBuilder report)
    {
        if (record.Length < 32 || Read.U32(record, 0, bigEndian: false) != 1)
        {
            return;
        }
        var latitude = System.Buffers.Binary.BinaryPrimitives.ReadDoubleLittleEndian(record[16..]);
        var longitude = System.Buffers.Binary.BinaryPrimitives.ReadDoubleLittleEndian(record[24..]);
        if (Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180)
        {
            report.Add(FindingKind.Position, "Where it was taken", GpsFindings.Coordinates(
                record[8] == 'S' ? -Math.Abs(latitude) : latitude,
                record[10] == 'W' ? -Math.Abs(longitude) : longitude));
        }
    }

    private static string At(ReadOnlySpan<byte> record, int at, int length) =>
        at + length <= record.Length ? Text.FromBytes(record.Slice(at, length)) : "";
}
