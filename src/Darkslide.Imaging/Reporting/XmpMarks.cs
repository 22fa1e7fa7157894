using System.Globalization;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>What XMP says is there, beside texts: a device, marked faces, videos, maps.</summary>
internal sealed class XmpMarks
{
    private string _make = "", _model = "";
    private int _regions;
    private bool _depth, _gainMap, _motion, _sound;

    public void Note(string name, string value)
    {
        switch (name)
        {
            // A region is either an element with its area inside, or has a rectangle as text.
            case "mwg-rs:Area" when value.Length == 0: _regions++; break;
            case "MPReg:Rectangle" when value.Length > 0: _regions++; break;
            case "tiff:Make" when value.Length > 0: _make = Text.OneLine(value); break;
            case "tiff:Model" when value.Length > 0: _model = Text.OneLine(value); break;
            case "GCamera:MicroVideo" or "GCamera:MotionPhoto" or "Camera:MotionPhoto": _motion |= value == "1"; break;
            case "Item:Semantic": Semantic(value); break;
            default: Prefixed(name); break;
        }
    }

    /// <summary>What a picture of Google's container is: <c>Primary</c>, <c>GainMap</c>, <c>MotionPhoto</c>, <c>Depth</c>.</summary>
    private void Semantic(string value)
    {
        _motion |= value is "MotionPhoto";
        _gainMap |= value is "GainMap" or "RecoveryMap";
        _depth |= value is "Depth" or "DepthMap";
    }

    private void Prefixed(string name)
    {
        _depth |= name.StartsWith("GDepth:", StringComparison.Ordinal);
        _gainMap |= name.StartsWith("hdrgm:", StringComparison.Ordinal) || name.StartsWith("HDRGainMap:", StringComparison.Ordinal);
        _sound |= name.StartsWith("GAudio:", StringComparison.Ordinal);
    }

    public void Report(ReportBuilder report)
    {
        report.Add(FindingKind.Device, "Camera", DeviceName.Of(_make, _model));
        if (_regions > 0)
        {
            report.Add(FindingKind.Face, "Marked faces", _regions.ToString(CultureInfo.InvariantCulture));
        }
        if (_depth)
        {
            report.Add(FindingKind.DepthOrGainMap, "Depth map", null);
        }
        if (_gainMap)
        {
            report.AddGainMapMark();
        }
        if (_motion)
        {
            report.Add(FindingKind.AudioVideo, "Motion photo", null);
        }
        if (_sound)
        {
            report.Add(FindingKind.AudioVideo, "Sound", null);
        }
    }
}
