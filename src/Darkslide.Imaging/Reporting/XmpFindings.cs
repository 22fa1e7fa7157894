using System.Globalization;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>What an XMP packet tells.</summary>
internal static class XmpFindings
{
    public static void Report(ReadOnlySpan<byte> packet, ReportBuilder report)
    {
        var before = report.Count;
        var properties = XmpReader.Properties(Text.Decode(packet[..Math.Min(packet.Length, PictureLimits.MaxReportText)]));
        var seen = new Seen();
        foreach (var (name, value) in properties)
        {
            seen.Note(name, value, report);
            if (value.Length > 0 && XmpTags.Texts.TryGetValue(name, out var known))
            {
                report.Add(known.Kind, known.Label, value);
            }
        }
        seen.Report(report);
        if (report.Count == before)
        {
            report.AddBytes(FindingKind.Other, "XMP metadata", packet.Length);
        }
    }

    /// <summary>"43,28.0467N" or "43,28,2.8N" (ISO 16684-1, GPSCoordinate) in degrees; NaN for anything else.</summary>
    internal static double Degrees(string coordinate, char positive, char negative, int limit)
    {
        if (coordinate.Length < 2 || coordinate[^1] != positive && coordinate[^1] != negative)
        {
            return double.NaN;
        }
        var parts = coordinate[..^1].Split(',');
        if (parts.Length > 3)
        {
            return double.NaN;
        }
        double value = 0, unit = 1;
        foreach (var part in parts)
        {
            value += Number(part) / unit;
            unit *= 60;
        }
        if (!(value <= limit))
        {
            return double.NaN;
        }
        return coordinate[^1] == negative ? -value : value;
    }

    /// <summary>Digits with at most one point; NaN for anything else.</summary>
    private static double Number(string digits)
    {
        var points = 0;
        foreach (var c in digits)
        {
            points += c == '.' ? 1 : 0;
            if (!char.IsAsciiDigit(c) && c != '.')
            {
                return double.NaN;
            }
        }
        return digits.Length is 0 or > 16 || points > 1 || digits is "."
            ? double.NaN
            : double.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    /// <summary>Findings that take more than one property.</summary>
    private sealed class Seen
    {
        private string _make = "", _model = "";
        private double _latitude = double.NaN, _longitude = double.NaN;
        private int _steps, _developed;
        private bool _depth, _gainMap, _motion, _sound, _faces;

        public void Note(string name, string value, ReportBuilder report)
        {
            switch (name)
            {
                case "tiff:Make" when value.Length > 0: _make = Text.OneLine(value); break;
                case "tiff:Model" when value.Length > 0: _model = Text.OneLine(value); break;
                case "exif:GPSLatitude" when value.Length > 0: _latitude = Degrees(value, 'N', 'S', 90); break;
                case "exif:GPSLongitude" when value.Length > 0: _longitude = Degrees(value, 'E', 'W', 180); break;
                case "stEvt:action" when value.Length > 0: _steps++; break;
                case "mwg-rs:Area" or "MPReg:Rectangle" or "apple-fi:FaceID": _faces = true; break;
                case "xmpGImg:image" when value.Length > 0: report.Add(FindingKind.Thumbnail, "Thumbnail in the metadata", null); break;
                default: Prefixed(name, value); break;
            }
        }

        private void Prefixed(string name, string value)
        {
            _depth |= name.StartsWith("GDepth:", StringComparison.Ordinal) || name.StartsWith("GImage:", StringComparison.Ordinal);
            _gainMap |= name.StartsWith("hdrgm:", StringComparison.Ordinal) || name.StartsWith("HDRGainMap:", StringComparison.Ordinal)
                || value is "GainMap";
            _motion |= name is "GCamera:MicroVideo" or "GCamera:MotionPhoto" or "Camera:MotionPhoto" && value is "1" || value is "MotionPhoto";
            _sound |= name.StartsWith("GAudio:", StringComparison.Ordinal);
            _developed += value.Length > 0 && name.StartsWith("crs:", StringComparison.Ordinal) ? 1 : 0;
        }

        public void Report(ReportBuilder report)
        {
            report.Add(FindingKind.Device, "Camera", DeviceName.Of(_make, _model));
            if (!double.IsNaN(_latitude) && !double.IsNaN(_longitude))
            {
                report.Add(FindingKind.Position, "Where it was taken", GpsFindings.Coordinates(_latitude, _longitude));
            }
            Count(FindingKind.EditHistory, "Editing steps", _steps, report);
            Count(FindingKind.EditHistory, "Raw developer's settings", _developed, report);
            Flag(_faces, FindingKind.Face, "Marked faces", report);
            Flag(_depth, FindingKind.DepthOrGainMap, "Depth map", report);
            Flag(_gainMap, FindingKind.DepthOrGainMap, "HDR gain map", report);
            Flag(_motion, FindingKind.AudioVideo, "Motion photo", report);
            Flag(_sound, FindingKind.AudioVideo, "Sound", report);
        }

        private static void Count(FindingKind kind, string label, int count, ReportBuilder report)
        {
            if (count > 0)
            {
                report.Add(kind, label, count.ToString(CultureInfo.InvariantCulture));
            }
        }

        private static void Flag(bool found, FindingKind kind, string label, ReportBuilder report)
        {
            if (found)
            {
                report.Add(kind, label, null);
            }
        }
    }
}
