using Darkslide.Imaging.Building;
using Darkslide.Imaging.Colour;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Jpeg;

/// <summary>
/// Application segments and comments: none is copied. From some of them a value is taken over into a segment of our own
/// (density, colour transform, profile, orientation); all are reported.
/// </summary>
internal sealed class JpegApplicationData
{
    private static ReadOnlySpan<byte> Xmp => "http://ns.adobe.com/xap/1.0/\0"u8;

    private static ReadOnlySpan<byte> ExtendedXmp => "http://ns.adobe.com/xmp/extension/\0"u8;

    private const int ExtendedHead = 35 + 32 + 8, MaxFlir = 8 << 20, LongestXmpHead = 100;

    private readonly ReportBuilder _report;
    private readonly JpegProfile _profile = new();
    private readonly List<byte> _extendedXmp = [], _photoshop = [], _credentials = [], _flir = [];
    private byte[]? _jfif;
    private byte[]? _adobe;
    private byte[] _cleanedProfile = [];
    private bool _exifSeen, _adobeRgb;
    private long _contentCredentials;

    public JpegApplicationData(ReportBuilder report) => _report = report;

    /// <summary>1..8, from the first Exif segment.</summary>
    public int Orientation { get; private set; } = 1;

    /// <summary>Takes over what is needed and reports the rest.</summary>
    public void Drop(byte marker, ReadOnlyMemory<byte> payload)
    {
        var span = payload.Span;
        switch (marker)
        {
            case JpegMarkers.App0 when span.StartsWith("JFIF\0"u8) && span.Length >= 14: Jfif(payload); break;
            case JpegMarkers.App0 when span.StartsWith("JFXX\0"u8): Extension(payload); break;
            case JpegMarkers.App1 when span.StartsWith("Exif\0"u8): Exif(payload); break;
            case JpegMarkers.App1 when span.StartsWith(Xmp): XmpFindings.Report(span[Xmp.Length..], _report); break;
            case JpegMarkers.App1 when span.StartsWith(ExtendedXmp) && span.Length >= ExtendedHead: Collect(_extendedXmp, span[ExtendedHead..], PictureLimits.MaxReportText); break;
            case JpegMarkers.App2 when span.StartsWith(JpegParts.ProfileSignature): _profile.Add(payload); break;
            case JpegMarkers.App1 when span.StartsWith("FLIR\0"u8) && span.Length >= 8: Collect(_flir, span[8..], MaxFlir); break;
            case JpegMarkers.App2 when span.StartsWith("MPF\0"u8): MorePictures(payload[4..]); break;
            case JpegMarkers.App2 when span.StartsWith("urn:iso:std:iso:ts:21496:-1"u8): _report.AddGainMapMark(); break;
            case JpegMarkers.App11 when span.StartsWith("JP"u8): Credentials(span); break;
            case JpegMarkers.App13 when span.StartsWith("Photoshop 3.0\0"u8): Collect(_photoshop, span[14..], PictureLimits.MaxReportText); break;
            case JpegMarkers.App14 when span.StartsWith("Adobe"u8) && span.Length >= 12: Adobe(payload); break;
            case JpegMarkers.Comment: Comment(span); break;
            case JpegMarkers.App1 when XmpStart(span) is >= 0 and var start: XmpFindings.Report(span[start..], _report); break;
            default: JpegVendors.Report(marker, span, _report); break;
        }
    }

    /// <summary>Reports what was collected from several segments. Call it once, after <see cref="WriteColours"/>.</summary>
    public void Finish()
    {
        if (_extendedXmp.Count > 0)
        {
            XmpFindings.Report(_extendedXmp.ToArray(), _report);
        }
        if (_photoshop.Count > 0)
        {
            PhotoshopFindings.Report(_photoshop.ToArray(), _report);
        }
        if (_contentCredentials > 0)
        {
            CredentialFindings.Report(_credentials.ToArray(), _contentCredentials, _report);
        }
        if (_flir.Count > 0)
        {
            FlirFindings.Report(_flir.ToArray(), _report);
        }
    }

    /// <summary>Our own segments: JFIF first, as its specification demands.</summary>
    public void WriteHead(Pieces output)
    {
        if (_jfif is not null)
        {
            output.Add(_jfif);
        }
        if (Orientation != 1)
        {
            output.Add(JpegParts.Orientation(Orientation));
        }
    }

    /// <summary>What decoders need to get the colours right.</summary>
    public void WriteColours(Pieces output)
    {
        if (!_profile.IsEmpty)
        {
            _cleanedProfile = _profile.IsComplete ? ProfileCleaner.Clean(_profile.Join(), _report) : Incomplete();
        }
        else if (_adobeRgb)
        {
            _cleanedProfile = AdobeRgbProfile.Write();
        }
        JpegParts.Profile(_cleanedProfile, output);
        if (_adobe is not null)
        {
            output.Add(_adobe);
        }
    }

    private byte[] Incomplete()
    {
        _report.Add(FindingKind.Other, "Colour profile that can't be read", null);
        return [];
    }

    private void Jfif(ReadOnlyMemory<byte> payload)
    {
        _jfif ??= JpegParts.Jfif(payload.Span);
        if (payload.Length > 14)
        {
            _report.AddBytes(FindingKind.Thumbnail, "JFIF thumbnail", payload.Length - 14);
        }
    }

    /// <summary>A thumbnail of one of three kinds (JFIF 1.02): a JPEG, or colours as they are.</summary>
    private void Extension(ReadOnlyMemory<byte> payload)
    {
        var rest = payload[Math.Min(6, payload.Length)..];
        if (rest.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            _report.AddPicture(FindingKind.Thumbnail, "JFIF thumbnail", rest);
        }
        else
        {
            _report.AddBytes(FindingKind.Thumbnail, "JFIF thumbnail", rest.Length);
        }
    }

    /// <summary>CIPA DC-007 section 5.2: a TIFF block whose tag B001 is the number of pictures.</summary>
    private void MorePictures(ReadOnlyMemory<byte> list)
    {
        var block = TiffBlock.Open(list);
        var count = block?.Directory(block.First).Where(entry => entry.Tag == 0xB001).Select(entry => block.Number(entry)).FirstOrDefault() ?? 0;
        _report.Add(FindingKind.Other, "List of more pictures in the file", ReportBuilder.Counted(count, "picture"));
    }

    /// <summary>ISO/IEC 19566-5: boxes stand behind two letters, an instance and a sequence number; each later part repeats the box's head.</summary>
    private void Credentials(ReadOnlySpan<byte> span)
    {
        var head = span.Length >= 8 && Read.U32(span, 4) > 1 ? 16 : 8;
        _contentCredentials += span.Length;
        Collect(_credentials, span[Math.Min(span.Length, head)..], PictureLimits.MaxReportText);
    }

    private void Exif(ReadOnlyMemory<byte> payload)
    {
        if (!_exifSeen)
        {
            _exifSeen = true;
            Orientation = ExifOrientation.Of(payload);
            _adobeRgb = ExifColour.IsAdobeRgb(payload);
        }
        ExifFindings.Report(payload, _report);
    }

    /// <summary>Some programs write XMP behind a head of their own, or without one.</summary>
    private static int XmpStart(ReadOnlySpan<byte> span)
    {
        var head = span[..Math.Min(span.Length, LongestXmpHead)];
        var packet = head.IndexOf("<?xpacket"u8);
        return packet >= 0 ? packet : head.IndexOf("<x:xmpmeta"u8);
    }

    private static void Collect(List<byte> parts, ReadOnlySpan<byte> part, int most) =>
        parts.AddRange(part[..Math.Min(part.Length, most - parts.Count)]);

    private void Adobe(ReadOnlyMemory<byte> payload)
    {
        _adobe ??= JpegParts.Adobe(payload.Span[11]);
        if (payload.Length > 12)
        {
            _report.AddBytes(FindingKind.Other, "Bytes behind the Adobe header", payload.Length - 12);
        }
    }

    private void Comment(ReadOnlySpan<byte> span)
    {
        var text = Text.FromBytes(span);
        if (Text.OneLine(text).Length == 0)
        {
            _report.AddBytes(FindingKind.Other, "Empty comment", span.Length);
        }
        _report.Add(FindingKind.Text, "Comment", text);
    }
}
