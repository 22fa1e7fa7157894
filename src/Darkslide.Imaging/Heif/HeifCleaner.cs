using Darkslide.Imaging.Building;
using Darkslide.Imaging.Heif.Movies;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>
/// HEIC, HEIF and AVIF (ISO/IEC 23008-12) keep: the primary picture, what it is put together from, alpha planes, and the properties
/// that decoding and showing them needs; of an image sequence the tracks that are shown. All boxes are written anew; every other item,
/// track, property, box and byte goes.
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
        var sequence = PictureSequence.Read(_file, _boxes, brands, _report);
        var meta = sequence is not null && _boxes.Meta is null ? null : HeifMeta.Read(_file, _boxes.RequireMeta());
        var items = meta is null || (meta.Primary == 0 && sequence is not null) ? null : Items(meta, sequence, brands, keepGainMap);
        var kept = brands.Kept([.. items?.Types ?? [], .. sequence?.Codings ?? []]);
        brands.Report(_report);
        HeifFindings.Report(_file, _boxes, meta, items?.Needs, sequence, _report);
        var format = kept.Contains("avif") || kept.Contains("avis") ? PictureFormat.Avif : PictureFormat.Heic;
        var (width, height) = items?.Size ?? sequence!.Displayed();
        return new Draft(format, HeifAssembly.Write(kept, items?.Writer, sequence), width, height, sequence is { IsAnimated: true }, _report);
    }

    private sealed record CleanedItems(HeifNeeds Needs, IEnumerable<string> Types, (int Width, int Height) Size, HeifWriter Writer);

    private CleanedItems Items(HeifMeta meta, PictureSequence? sequence, HeifBrands brands, bool keepGainMap)
    {
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
        sequence?.Share(parts, itemData);
        var size = HeifSize.Displayed(parts, needs.Primary);
        if (needs.GainMap is { } map && !map.Fits(parts, needs.Primary))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        return new CleanedItems(needs, parts.ConvertAll(part => part.Item.Type), size, new HeifWriter(parts, needs, meta.References));
    }
}
