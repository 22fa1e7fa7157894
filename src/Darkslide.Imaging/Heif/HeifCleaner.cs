using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>
/// HEIC, HEIF and AVIF (ISO/IEC 23008-12) keep: the primary picture, what it is put together from, alpha planes, and the properties
/// that decoding and showing them needs. All boxes are written anew; every other item, property, box and byte goes.
/// </summary>
internal sealed class HeifCleaner
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly ReportBuilder _report;
    private readonly HeifFile _boxes;

    private HeifCleaner(ReadOnlyMemory<byte> file, ReportBuilder report)
    {
        _file = file;
        _report = report;
        _boxes = HeifFile.Read(file);
    }

    /// <param name="file">The whole file.</param>
    /// <param name="report">What is left out.</param>
    /// <param name="keepGainMap">Whether an HDR gain map stays, if it is one for certain.</param>
    /// <exception cref="PictureRefusedException">Cut off, damaged, too large, or of a kind that isn't known.</exception>
    public static Draft Plan(ReadOnlyMemory<byte> file, ReportBuilder report, bool keepGainMap = false) => new HeifCleaner(file, report).Plan(keepGainMap);

    private Draft Plan(bool keepGainMap)
    {
        var brands = HeifBrands.Read(_file, _boxes.FileType);
        if (_boxes.Movie is not null && brands.IsSequence)
        {
            throw new PictureRefusedException(PictureProblem.UnsupportedFormat, "HEIF sequence");
        }
        var meta = HeifMeta.Read(_file, _boxes.RequireMeta());
        if (meta.Primary == 0)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var needs = HeifNeeds.Of(_file, meta);
        if (keepGainMap && HeifGainMap.Find(_file, meta, brands, needs) is { } gainMap)
        {
            _report.KeepsGainMap = true;
            needs = HeifNeeds.Of(_file, meta, gainMap);
        }
        var itemData = new HeifItemData(_file, meta.ItemData);
        var parts = new HeifParts(_file, meta, needs, itemData, _report).All();
        var size = HeifSize.Displayed(parts, needs.Primary);
        if (needs.GainMap is { } map && !map.Fits(parts, needs.Primary))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var kept = brands.Kept([.. parts.ConvertAll(part => part.Item.Type)]);
        brands.Report(_report);
        HeifFindings.Report(_file, _boxes, meta, needs, _report);
        var format = kept.Contains("avif") || kept.Contains("avis") ? PictureFormat.Avif : PictureFormat.Heic;
        return new Draft(format, Write(new HeifWriter(parts, needs, meta.References), kept), size.Width, size.Height, false, _report);
    }

    private static Pieces Write(HeifWriter writer, List<string> brands)
    {
        var output = new Pieces();
        var fileType = HeifWriter.FileType(brands);
        var metaLength = writer.Meta(0).Length;
        var data = writer.Data();
        var head = new BoxWriter();
        head.U32(Box.HeadLength + data.Length);
        head.Type("mdat");
        output.Add(fileType);
        output.Add(writer.Meta(fileType.Length + metaLength + Box.HeadLength));
        output.Add(head.ToArray());
        output.Add(data);
        return output;
    }
}
