using Darkslide.Imaging.GainMaps;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Jpeg;

/// <summary>
/// The gain map of an Ultra HDR picture or of ISO 21496-1: a second JPEG behind the first one's end, announced by the list of pictures
/// (CIPA DC-007), with its numbers in segments of its own.
/// </summary>
/// <param name="Picture">The second JPEG.</param>
/// <param name="Start">Where it begins in the file.</param>
/// <param name="Numbers">What its metadata tell.</param>
internal sealed record JpegGainMap(ReadOnlyMemory<byte> Picture, int Start, GainMapNumbers Numbers)
{
    private const int MaxPictures = 16, EntryLength = 16, EntriesTag = 0xB002;

    public int End => Start + Picture.Length;

    /// <summary>The one gain map that the picture has; null when there is none, more than one, or one that can't be read for certain.</summary>
    public static JpegGainMap? Find(ReadOnlyMemory<byte> file, JpegReader reader)
    {
        if (!reader.HasEnd || !reader.Segments.Exists(segment => IsBinary(file, segment) || IsText(file, segment)))
        {
            return null;
        }
        var lists = reader.Segments.FindAll(segment => IsList(file, segment));
        var maps = new List<JpegGainMap?>();
        foreach (var start in lists.Count == 1 ? Places(file, lists[0]) : [])
        {
            if (start >= reader.End && start < file.Length && Read.Matches(file.Span, (int)start, [0xFF, 0xD8, 0xFF]))
            {
                Add(file, (int)start, maps);
            }
        }
        return maps.Count == 1 ? maps[0] : null;
    }

    /// <summary>Viewers show a map when the picture says that it has one, in either form; then the map has the numbers.</summary>
    private static bool IsBinary(ReadOnlyMemory<byte> file, JpegSegment segment) =>
        segment.Marker == JpegMarkers.App2 && Read.Matches(file.Span[segment.Start..segment.End], 0, JpegGainMapParts.IsoSignature);

    private static bool IsText(ReadOnlyMemory<byte> file, JpegSegment segment)
    {
        var payload = file.Span[segment.Start..segment.End];
        return segment.Marker == JpegMarkers.App1 && payload.StartsWith(JpegGainMapParts.XmpSignature) && payload.IndexOf("hdr-gain-map"u8) >= 0;
    }

    private static bool IsList(ReadOnlyMemory<byte> file, JpegSegment segment) =>
        segment.Marker == JpegMarkers.App2 && Read.Matches(file.Span[segment.Start..segment.End], 0, JpegGainMapParts.ListSignature);

    /// <summary>Where the list says that pictures begin, each place once; its offsets count from behind its signature.</summary>
    private static HashSet<long> Places(ReadOnlyMemory<byte> file, JpegSegment segment)
    {
        var origin = segment.Start + JpegGainMapParts.ListSignature.Length;
        var places = new HashSet<long>();
        if (TiffBlock.Open(file[origin..segment.End]) is not { } list)
        {
            return places;
        }
        foreach (var entry in list.Directory(list.First))
        {
            var bytes = entry.Tag == EntriesTag ? list.Bytes(entry) : default;
            for (var at = EntryLength; at <= bytes.Length - EntryLength && places.Count < MaxPictures; at += EntryLength)
            {
                places.Add(origin + (long)Read.U32(bytes, at + 8, list.BigEndian));
            }
        }
        return places;
    }

    /// <summary>Adds the picture when it says that it is a gain map: null when its numbers are none.</summary>
    private static void Add(ReadOnlyMemory<byte> file, int start, List<JpegGainMap?> maps)
    {
        var picture = file.Slice(start, EmbeddedJpeg.EndOf(file[start..]));
        List<GainMapNumbers?> binary = [], texts = [];
        foreach (var segment in JpegReader.Open(picture).Segments)
        {
            var payload = picture.Span[segment.Start..segment.End];
            if (IsBinary(picture, segment))
            {
                binary.Add(GainMapPayload.Read(payload[JpegGainMapParts.IsoSignature.Length..]));
            }
            else if (IsText(picture, segment))
            {
                texts.Add(GainMapXmp.Read(payload[JpegGainMapParts.XmpSignature.Length..]));
            }
        }
        // The binary form is the exact one; viewers that know both prefer it.
        var known = binary.Count > 0 ? binary : texts;
        if (known.Count > 0)
        {
            maps.Add(known is [{ } numbers] ? new JpegGainMap(picture, start, numbers) : null);
        }
    }
}
