using System.Globalization;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>Collects findings while a cleaner leaves things out. The same finding twice is listed once.</summary>
internal sealed class ReportBuilder
{
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(FindingKind, string, string?)> _known = [];
    private int _beyond;

    /// <summary>How many findings there are so far; tells whether a block yielded any.</summary>
    public int Count => _findings.Count + _beyond;

    public void Add(FindingKind kind, string label, string? value, ReadOnlyMemory<byte> embedded = default)
    {
        var line = value is null ? null : Text.OneLine(value);
        if (line is "")
        {
            return;
        }
        if (!_known.Add((kind, label, line)))
        {
            return;
        }
        if (_findings.Count == PictureLimits.MaxFindings - 1)
        {
            _known.Remove((kind, label, line));
            _beyond++;
            return;
        }
        _findings.Add(new Finding { Kind = kind, Label = label, Value = line, EmbeddedPicture = embedded });
    }

    /// <summary>A finding whose value is a number of bytes.</summary>
    public void AddBytes(FindingKind kind, string label, long bytes, ReadOnlyMemory<byte> embedded = default) =>
        Add(kind, label, Invariant($"{bytes} bytes"), embedded);

    public PictureReport Build(long removed)
    {
        var all = new List<Finding>(_findings);
        if (_beyond > 0)
        {
            all.Add(new Finding { Kind = FindingKind.Other, Label = "More", Value = Invariant($"{_beyond} more findings") });
        }
        return new PictureReport { Findings = all, BytesRemoved = Math.Max(0, removed) };
    }

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
