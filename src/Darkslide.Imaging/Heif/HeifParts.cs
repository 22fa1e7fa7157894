using System.Globalization;
using System.Text;
using Darkslide.Imaging.Building;
using Darkslide.Imaging.Jpeg;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>Cleans what stays of each item: its properties, and its data by its type.</summary>
internal sealed class HeifParts(ReadOnlyMemory<byte> file, HeifMeta meta, HeifNeeds needs, HeifItemData itemData, ReportBuilder report)
{
    private readonly HeifProperties _properties = new(file, meta.Properties, report);
    private readonly Dictionary<string, HeifPart> _byPlace = [];

    /// <summary>The needed items in the order of their ids.</summary>
    /// <exception cref="PictureRefusedException">Damaged, or of a kind that isn't known.</exception>
    public List<HeifPart> All()
    {
        var parts = new List<HeifPart>();
        foreach (var id in needs.Ids)
        {
            parts.Add(Part(meta.ById[id]));
        }
        return parts;
    }

    private HeifPart Part(HeifItem item)
    {
        var properties = new List<(byte[] Box, bool IsEssential)>();
        foreach (var use in item.Properties)
        {
            var box = _properties.Clean(use);
            if (box.Length > 0)
            {
                properties.Add((box, use.IsEssential));
            }
        }
        // Encoders write equal tiles once. What is the same data depends on how it is read, too.
        var place = Place(item, properties);
        var same = _byPlace.GetValueOrDefault(place);
        var part = new HeifPart { Item = item, Data = same?.Data ?? Data(item, properties), SameData = same, Properties = properties };
        _byPlace.TryAdd(place, part);
        return part;
    }

    private static string Place(HeifItem item, List<(byte[] Box, bool IsEssential)> properties)
    {
        var hasOwnReading = DerivedPayload.IsDerived(item.Type) || item.Type == "jpeg" || Property(properties, "a1lx") is not null;
        var lengthBytes = LengthBytes(item.Type, properties);
        var place = new StringBuilder();
        place.Append(CultureInfo.InvariantCulture, $"{(hasOwnReading ? item.Id : 0)} {item.Type} {lengthBytes} {item.Construction}");
        foreach (var extent in item.Extents)
        {
            place.Append(CultureInfo.InvariantCulture, $" {extent.At} {extent.Length} {extent.IsOpen}");
        }
        return place.ToString();
    }

    /// <summary>How many bytes the length before each unit takes; 0 where there are no units.</summary>
    public static int LengthBytes(string type, List<(byte[] Box, bool IsEssential)> properties) => type switch
    {
        "hvc1" => Property(properties, "hvcC") is { } hevc ? HevcConfiguration.LengthBytes(hevc.AsSpan(Box.HeadLength)) : 0,
        "avc1" => Property(properties, "avcC") is { } avc ? AvcConfiguration.LengthBytes(avc.AsSpan(Box.HeadLength)) : 0,
        _ => 0,
    };

    private static byte[]? Property(List<(byte[] Box, bool IsEssential)> properties, string type)
    {
        foreach (var (box, _) in properties)
        {
            if (Box.TypeAt(box, 4) == type)
            {
                return box;
            }
        }
        return null;
    }

    private Pieces Data(HeifItem item, List<(byte[] Box, bool IsEssential)> properties)
    {
        var data = itemData.Require(item);
        var output = new Pieces();
        if (DerivedPayload.IsDerived(item.Type))
        {
            var exact = DerivedPayload.Clean(item.Type, data.Span, needs.PartsOf(item.Id).Length);
            output.Add(exact);
            if (data.Length > exact.Length)
            {
                report.AddBytes(FindingKind.Other, "Bytes behind a value", data.Length - exact.Length);
            }
            return output;
        }
        if (data.IsEmpty)
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        switch (item.Type)
        {
            case HeifGainMap.Type when needs.GainMap is { } gainMap && gainMap.ToneMap == item:
                output.Add(HeifGainMap.Payload(gainMap.Numbers));
                break;
            case "hvc1" or "avc1":
                Units(item.Type == "hvc1", properties).Clean(data, output);
                break;
            case "av01":
                Av1(data, properties, output);
                break;
            case "jpeg":
                Jpeg(item, data, output);
                break;
            default:
                throw new PictureRefusedException(PictureProblem.UnsupportedFormat, $"HEIF ({Reading.Text.OneLine(item.Type)})");
        }
        return output.Length > 0 ? output : throw new PictureRefusedException(PictureProblem.Malformed);
    }

    private NalUnits Units(bool isHevc, List<(byte[] Box, bool IsEssential)> properties)
    {
        if (Property(properties, isHevc ? "hvcC" : "avcC") is not { } box)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var body = box.AsSpan(Box.HeadLength);
        return new NalUnits(isHevc, isHevc ? HevcConfiguration.LengthBytes(body) : AvcConfiguration.LengthBytes(body), report);
    }

    private void Av1(ReadOnlyMemory<byte> data, List<(byte[] Box, bool IsEssential)> properties, Pieces output)
    {
        var units = new Av1Units(report);
        units.Clean(data, output);
        var layers = properties.FindIndex(IsOfLayers);
        if (layers != properties.FindLastIndex(IsOfLayers))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        if (layers >= 0)
        {
            properties[layers] = (LayerSizes.Shrink(properties[layers].Box, units.Cuts), properties[layers].IsEssential);
        }
    }

    private static bool IsOfLayers((byte[] Box, bool IsEssential) property) => Box.TypeAt(property.Box, 4) == "a1lx";

    /// <summary>A JPEG item may have its tables in a property of its own (ISO/IEC 23008-12 annex H); they are put back before it.</summary>
    private void Jpeg(HeifItem item, ReadOnlyMemory<byte> data, Pieces output)
    {
        List<ReadOnlyMemory<byte>> whole = [data];
        foreach (var use in item.Properties)
        {
            if (use.Index <= meta.Properties.Count && meta.Properties[use.Index - 1] is { Type: "jpgC" } prefix)
            {
                itemData.Spend(prefix.Length);
                whole.Insert(0, file[prefix.Body..prefix.End]);
            }
        }
        data = whole.Count == 1 ? data : Joined(whole);
        if (!data.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        output.Add(JpegCleaner.Plan(data, report).Output);
    }

    private static byte[] Joined(List<ReadOnlyMemory<byte>> parts)
    {
        var pieces = new Pieces();
        foreach (var part in parts)
        {
            pieces.Add(part);
        }
        return pieces.Join();
    }
}
