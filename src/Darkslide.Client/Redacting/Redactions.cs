using Darkslide.Client.Documents;
using Darkslide.Client.Failures;
using Darkslide.Imaging.Marks;
using Darkslide.Imaging.Redacting;

namespace Darkslide.Client.Redacting;

/// <summary>What is to be burnt into which of the pictures before anything is made of them.</summary>
public sealed class Redactions
{
    /// <summary>What differs from link to link, while all get the same stamped pixels.</summary>
    private static readonly string[] Personal = ["recipient", "link"];

    private readonly Dictionary<string, Asked> byFile = new(StringComparer.Ordinal);
    private readonly Dictionary<MarkLook, Mark> stamps = [];
    private string? stampText;

    /// <summary>Covers a part of a picture.</summary>
    /// <param name="file">The picture, by the name that it is chosen with.</param>
    /// <param name="area">What is covered.</param>
    /// <param name="fill">By what.</param>
    /// <exception cref="WrongUseException">These are too many for one picture.</exception>
    public void Cover(string file, AskedArea area, BarFill fill)
    {
        List<(AskedArea Area, BarFill Fill)> bars = Of(file).Bars;
        bars.Add((area, fill));
        if (bars.Count > Redaction.MostBars)
        {
            throw new WrongUseException($"One picture can have {Redaction.MostBars} parts redacted.", "Cover larger parts.");
        }
    }

    /// <summary>Leaves nothing of a picture but a part.</summary>
    /// <exception cref="WrongUseException">That was said already.</exception>
    public void Crop(string file, AskedArea area)
    {
        Asked asked = Of(file);
        asked.Crop = asked.Crop is null
            ? area
            : throw new WrongUseException($"The picture \"{file}\" is to be cropped twice.", "Name it once with --crop.");
    }

    /// <summary>Writes a purpose across every picture.</summary>
    /// <param name="template">May hold <c>{date}</c>, the day of today.</param>
    /// <param name="day">The sender's.</param>
    /// <exception cref="WrongUseException">Says what is wrong with the text.</exception>
    public void Stamp(string template, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(template);
        MarkText? text = MarkText.Read(template, out MarkTextProblem? problem, out string? unknown);
        string? personal = unknown ?? Personal.FirstOrDefault(name => template.Contains($"{{{name}}}", StringComparison.Ordinal));
        stampText = personal is not null
            ? throw new WrongUseException($"A stamp has no {{{Http.ForeignText.OneLine(personal, 40)}}}.", "Write {date} for today, or use --watermark for what differs from link to link.")
            : problem == MarkTextProblem.TooLong
            ? throw new WrongUseException($"The text of a stamp has at most {MarkText.Longest} characters.", "Give a shorter one.")
            : text?.For(null, day, 0);
        if (stampText is null || !Mark.CanBeSeen(stampText, logo: null))
        {
            throw new WrongUseException("The stamp would be empty.", "Write what the pictures are for.");
        }
    }

    /// <summary>Finds what was said of pages (<c>contract.pdf#2</c>) in the pictures that they have become.</summary>
    /// <exception cref="WrongUseException">A PDF is named without a page, or a page that it does not have.</exception>
    public void Follow(DrawnFiles drawn)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        HashSet<string> documents = [.. drawn.Files.Select(drawn.SourceOf).Except(drawn.Files, StringComparer.Ordinal).Select(Path.GetFullPath)];
        foreach ((string path, Asked asked) in byFile.ToList())
        {
            int mark = path.LastIndexOf('#');
            if (drawn.Pages.TryGetValue(path, out string? page))
            {
                byFile.Remove(path);
                byFile[Path.GetFullPath(page)] = asked;
            }
            else if (documents.Contains(path) || (mark > 0 && documents.Contains(path[..mark])))
            {
                throw new WrongUseException($"\"{asked.Name}\" names no page of the PDF.", "Name one, for example --redact contract.pdf#2=10%,20%,30%,5%");
            }
        }
    }

    /// <summary>That every picture that is named is among those that are chosen.</summary>
    /// <exception cref="WrongUseException">One is not: something that was to be covered would be sent as it is, or not at all.</exception>
    public void RequireAmong(IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var chosen = files.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        if (byFile.FirstOrDefault(named => !chosen.Contains(named.Key)) is { Value: { } missing })
        {
            throw new WrongUseException($"There is no \"{missing.Name}\" among the pictures.", "Name it as with --redact, for example --redact scan.jpg=10,20,300,40");
        }
    }

    /// <summary>What is to be done with a picture of that size; null for nothing.</summary>
    /// <exception cref="WrongUseException">Something reaches beyond it.</exception>
    internal Redaction? For(string file, int width, int height)
    {
        Asked? asked = byFile.GetValueOrDefault(Path.GetFullPath(file));
        if (asked is null && stampText is null)
        {
            return null;
        }

        Area? crop = asked?.Crop?.On(file, width, height);
        (int Width, int Height) left = crop is { } area ? (area.Width, area.Height) : (width, height);
        return new Redaction
        {
            Bars = [.. (asked?.Bars ?? []).Select(bar => new Bar(bar.Area.On(file, width, height), bar.Fill))],
            Crop = crop,
            Stamp = StampOn(left.Width, left.Height),
        };
    }

    // Two looks are all there are, and the letters of a long text take some memory.
    private Mark? StampOn(int width, int height)
    {
        if (stampText is null)
        {
            return null;
        }

        MarkLook look = StampLook.For(width, height);
        if (!stamps.TryGetValue(look, out Mark? stamp))
        {
            stamps[look] = stamp = new Mark(look, stampText, logo: null, link: 0);
        }

        return stamp;
    }

    private Asked Of(string file)
    {
        string path = Path.GetFullPath(file);
        return byFile.TryGetValue(path, out Asked? asked) ? asked : byFile[path] = new Asked(file);
    }

    private sealed class Asked(string name)
    {
        public string Name => name;

        public List<(AskedArea Area, BarFill Fill)> Bars { get; } = [];

        public AskedArea? Crop { get; set; }
    }
}
