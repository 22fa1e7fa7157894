namespace Darkslide.Imaging.Reporting;

/// <summary>Positions in XMP: two properties make one, and a packet may tell several (where it was taken, what it shows).</summary>
internal sealed class XmpPlaces
{
    private double _latitude = double.NaN, _longitude = double.NaN, _goalLatitude = double.NaN, _goalLongitude = double.NaN;
    private double _altitude = double.NaN;
    private bool _isBelow;

    public void Note(string name, string value, ReportBuilder report)
    {
        switch (name)
        {
            case "exif:GPSLatitude" or "drone-dji:GpsLatitude": _latitude = XmpNumbers.Degrees(value, 'N', 'S', 90); break;
            case "exif:GPSLongitude" or "drone-dji:GpsLongitude" or "drone-dji:GpsLongtitude": _longitude = XmpNumbers.Degrees(value, 'E', 'W', 180); break;
            case "exif:GPSDestLatitude": _goalLatitude = XmpNumbers.Degrees(value, 'N', 'S', 90); break;
            case "exif:GPSDestLongitude": _goalLongitude = XmpNumbers.Degrees(value, 'E', 'W', 180); break;
            case "exif:GPSAltitude" or "drone-dji:AbsoluteAltitude": _altitude = XmpNumbers.Rational(value); break;
            case "exif:GPSAltitudeRef": _isBelow = value == "1"; break;
            case "exif:GPSImgDirection" or "GPano:PoseHeadingDegrees" or "drone-dji:GimbalYawDegree": Direction(XmpNumbers.Rational(value), report); break;
            default: return;
        }
        if (!double.IsNaN(_latitude) && !double.IsNaN(_longitude))
        {
            report.Add(FindingKind.Position, "Where it was taken", GpsFindings.Coordinates(_latitude, _longitude));
            (_latitude, _longitude) = (double.NaN, double.NaN);
        }
        if (!double.IsNaN(_goalLatitude) && !double.IsNaN(_goalLongitude))
        {
            report.Add(FindingKind.Position, "What it shows", GpsFindings.Coordinates(_goalLatitude, _goalLongitude));
            (_goalLatitude, _goalLongitude) = (double.NaN, double.NaN);
        }
    }

    private static void Direction(double degrees, ReportBuilder report)
    {
        if (Math.Abs(degrees) <= 360)
        {
            report.Add(FindingKind.Position, "Direction of view", GpsFindings.Fixed(degrees, 1) + "°");
        }
    }

    public void Report(ReportBuilder report)
    {
        if (Math.Abs(_altitude) < 1_000_000)
        {
            report.Add(FindingKind.Position, "Height above sea level", GpsFindings.Fixed(_isBelow ? -_altitude : _altitude, 1) + " m");
        }
    }
}
