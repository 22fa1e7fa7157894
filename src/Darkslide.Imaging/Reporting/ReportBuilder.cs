using System.Globalization;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>Collects findings while a cleaner leaves things out. The same finding twice is listed once.</summary>
internal sealed class ReportBuilder
{
    /// <summary>Photoshop's resources hold Exif, which holds Photoshop's resources: hostile files go on like that.</summary>
    private const int MaxDepth = 4;

    private readonly List<Finding> _findings = [];
    private readonly HashSet<(FindingKind, string, string?)> _known = [];
    private readonly Dictionary<FindingKind, int> _countOfKind = [];
    private readonly Dictionary<int, (int Width, int Height)> _sizes = [];
    private int _beyond, _depth;

    /// <summary>
    /// Whether what is read was cleaned just now. Its coded data were followed to their last pixel then, which takes most of the
    /// time, and stand here as they were found: they are not followed again.
    /// </summary>
    public bool IsSecondReading { get; init; }

    /// <summary>Whether the HDR gain map stays. Set before anything is read that tells of it.</summary>
    public bool KeepsGainMap { get; set; }

    /// <summary>How many findings there are so far; tells whether a block yielded any.</summary>
    public int Count => _findings.Count + _beyond;

    /// <param name="kind">The kind.</param>
    /// <param name="label">What it is.</param>
    /// <param name="value">Its value, of any length and any characters.</param>
    /// <param name="embedded">The picture, where it is one.</param>
    /// <param name="size">The picture's size where the picture itself doesn't tell it as JPEG or PNG do.</param>
    public void Add(FindingKind kind, string label, string? value, ReadOnlyMemory<byte> embedded = default, (int Width, int Height) size = default)
    {
        var line = value is null ? null : Text.OneLine(value);
        if (line is "")
        {
            return;
        }
        if (_known.Contains((kind, label, line)))
        {
            return;
        }
        var ofKind = _countOfKind.GetValueOrDefault(kind);
        if (ofKind == PictureLimits.MaxFindingsOfAKind)
        {
            _beyond++;
            return;
        }
        _known.Add((kind, label, line));
        _countOfKind[kind] = ofKind + 1;
        if (size.Width > 0)
        {
            _sizes.Add(_findings.Count, size);
        }
        _findings.Add(new Finding { Kind = kind, Label = label, Value = line, EmbeddedPicture = embedded });
    }

    /// <summary>A finding whose value is a number of bytes.</summary>
    public void AddBytes(FindingKind kind, string label, long bytes, ReadOnlyMemory<byte> embedded = default, (int Width, int Height) size = default) =>
        Add(kind, label, Counted(bytes, "byte"), embedded, size);

    /// <summary>An embedded picture, told by its size in pixels where that can be read, and by its length.</summary>
    public void AddPicture(FindingKind kind, string label, ReadOnlyMemory<byte> picture)
    {
        var (width, height) = EmbeddedSize.Of(picture.Span);
        Add(kind, label, width > 0 && height > 0 ? Invariant($"{width} × {height}, {Counted(picture.Length, "byte")}") : Counted(picture.Length, "byte"), picture);
    }

    /// <summary>Something that says there is a gain map: no finding when it stays, and its numbers are written anew.</summary>
    public void AddGainMapMark()
    {
        if (!KeepsGainMap)
        {
            Add(FindingKind.DepthOrGainMap, "HDR gain map", null);
        }
    }

    /// <summary>A finding of which the file tells a name (an application's, a chunk's) and the length.</summary>
    public void AddNamed(FindingKind kind, string label, string name, long bytes) =>
        Add(kind, label, Text.OneLine(name) is { Length: > 0 } line ? line + ", " + Counted(bytes, "byte") : Counted(bytes, "byte"));

    /// <summary>How much packed text may still be unpacked: a small file can hold any number of large ones.</summary>
    public int PackedTextLeft { get; set; } = 8 * PictureLimits.MaxReportText;

    /// <summary>Begins a block that can hold other blocks; false when it stands too deep to be read.</summary>
    public bool Enter()
    {
        if (_depth == MaxDepth)
        {
            return false;
        }
        _depth++;
        return true;
    }

    public void Leave() => _depth--;

    /// <param name="removed">Bytes in the file less bytes kept.</param>
    /// <param name="width">The picture's own width, which thumbnails are compared with.</param>
    /// <param name="height">The picture's own height.</param>
    public PictureReport Build(long removed, int width, int height)
    {
        List<Finding> all = [.. _findings.Select((finding, place) => finding.Kind == FindingKind.Thumbnail && ShowsMore(place, width, height)
            ? finding with { MayShowMore = true }
            : finding)];
        if (_beyond > 0)
        {
            all.Add(More(FindingKind.Other, "More findings"));
        }
        return new PictureReport { Findings = all, BytesRemoved = Math.Max(0, removed), KeptGainMap = KeepsGainMap };
    }

    private bool ShowsMore(int place, int width, int height)
    {
        var embedded = _sizes.TryGetValue(place, out var size) ? size : EmbeddedSize.Of(_findings[place].EmbeddedPicture.Span);
        return Proportions.Differ(embedded.Width, embedded.Height, width, height);
    }

    private Finding More(FindingKind kind, string label) =>
        new() { Kind = kind, Label = label, Value = _beyond.ToString(CultureInfo.InvariantCulture) };

    /// <summary>"1 byte", "2 bytes".</summary>
    public static string Counted(long count, string thing) => Invariant($"{count} {thing}{(count == 1 ? "" : "s")}");

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
