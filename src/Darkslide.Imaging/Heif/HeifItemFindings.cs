using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>What the dropped items tell: metadata, smaller and other pictures, depth and gain maps.</summary>
internal sealed class HeifItemFindings
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly HeifMeta _meta;
    private readonly HeifNeeds _needs;
    private readonly ReportBuilder _report;
    private readonly HeifItemData _itemData;
    private readonly HashSet<long> _needed;
    private readonly HashSet<long> _thumbnails = [];
    private readonly HashSet<long> _partsOfDropped = [];
    private readonly Dictionary<long, long> _lengths = [];
    private readonly HeifStandalone _standalone;

    private HeifItemFindings(ReadOnlyMemory<byte> file, HeifMeta meta, HeifNeeds needs, ReportBuilder report)
    {
        _file = file;
        _meta = meta;
        _needs = needs;
        _report = report;
        _itemData = new HeifItemData(file, meta.ItemData);
        _standalone = new HeifStandalone(file, meta);
        _needed = [.. needs.Ids];
        foreach (var reference in meta.References)
        {
            if (reference.Type == "thmb")
            {
                _thumbnails.Add(reference.From);
            }
        }
        foreach (var item in meta.Items)
        {
            _lengths.Add(item.Id, _itemData.LengthOf(item));
            if (!_needed.Contains(item.Id))
            {
                _partsOfDropped.UnionWith(needs.PartsOf(item.Id));
            }
        }
    }

    public static void Report(ReadOnlyMemory<byte> file, HeifMeta meta, HeifNeeds needs, ReportBuilder report)
    {
        var findings = new HeifItemFindings(file, meta, needs, report);
        foreach (var item in meta.Items)
        {
            if (!IsUsualName(item.Name.Span))
            {
                report.Add(FindingKind.Text, "Name inside the file", Text.FromBytes(item.Name.Span));
            }
            if (!findings._needed.Contains(item.Id))
            {
                findings.Item(item);
            }
        }
    }

    private static bool IsUsualName(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("Color"u8) || name.SequenceEqual("Alpha"u8) || name.SequenceEqual("Image"u8) || name.SequenceEqual("HEVC Image"u8)
        || name.SequenceEqual("Exif"u8) || name.SequenceEqual("XMP"u8) || name.SequenceEqual("Thumbnail"u8);

    private void Item(HeifItem item)
    {
        switch (item.Type)
        {
            case "Exif":
                Exif(_itemData.Find(item) ?? default);
                break;
            case "mime":
                Mime(item, _itemData.Find(item) ?? default);
                break;
            case "hvc1" or "av01" or "avc1" or "jpeg" or "j2k1" or "vvc1" or "evc1" or "lhv1" or "hvt1" or "unci" or "grid" or "iovl" or "iden" or "tmap" or "sato":
                Picture(item);
                break;
            default:
                _report.AddNamed(FindingKind.Other, "Data that the pixels don't need", item.Type, _lengths[item.Id]);
                break;
        }
    }

    /// <summary>Four bytes say how far behind them the TIFF block begins (ISO/IEC 23008-12 annex A.2.1).</summary>
    private void Exif(ReadOnlyMemory<byte> data)
    {
        var skip = data.Length >= 4 ? Read.U32(data.Span, 0) : 0;
        ExifFindings.Report(data.Length >= 4 && skip <= data.Length - 4 ? data[(4 + (int)skip)..] : data, _report);
    }

    private void Mime(HeifItem item, ReadOnlyMemory<byte> data)
    {
        var type = Text.OneLine(Text.FromBytes(item.ContentType.Span));
        if (type == "application/rdf+xml")
        {
            XmpFindings.Report(data.Span, _report);
        }
        else if (type.Contains("c2pa", StringComparison.Ordinal))
        {
            CredentialFindings.Report(data, data.Length, _report);
        }
        else
        {
            _report.AddNamed(FindingKind.Other, "Data that the pixels don't need", type, data.Length);
        }
    }

    private void Picture(HeifItem item)
    {
        if (_partsOfDropped.Contains(item.Id))
        {
            return;
        }
        var length = _lengths[item.Id];
        foreach (var part in _needs.PartsOf(item.Id))
        {
            length += _needed.Contains(part) ? 0 : _lengths.GetValueOrDefault(part);
        }
        var (embedded, size) = item.Type == "jpeg" ? (_itemData.Find(item) ?? default, default) : _standalone.Of(item, length);
        var auxiliary = HeifNeeds.AuxiliaryType(_file, _meta, item);
        if (item.Type == "tmap")
        {
            _report.AddBytes(FindingKind.DepthOrGainMap, "HDR gain map", length, embedded, size);
        }
        else if (auxiliary.Length > 0)
        {
            Auxiliary(auxiliary, length, embedded, _report);
        }
        else if (_thumbnails.Contains(item.Id))
        {
            _report.AddBytes(FindingKind.Thumbnail, "Smaller picture", length, embedded, size);
        }
        else
        {
            _report.AddBytes(FindingKind.Thumbnail, "Another picture", length, embedded, size);
        }
    }

    /// <summary>An auxiliary picture by its kind.</summary>
    public static void Auxiliary(string type, long length, ReadOnlyMemory<byte> embedded, ReportBuilder report)
    {
        if (type.Contains("gainmap", StringComparison.OrdinalIgnoreCase))
        {
            report.AddBytes(FindingKind.DepthOrGainMap, "HDR gain map", length, embedded);
        }
        else if (type == "urn:mpeg:hevc:2015:auxid:2" || type.Contains("depth", StringComparison.Ordinal) || type.Contains("disparity", StringComparison.Ordinal))
        {
            report.AddBytes(FindingKind.DepthOrGainMap, "Depth map", length, embedded);
        }
        else
        {
            report.Add(FindingKind.Thumbnail, "Auxiliary picture", type, embedded);
        }
    }
}
