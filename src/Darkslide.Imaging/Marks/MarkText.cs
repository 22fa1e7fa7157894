using System.Text;
using System.Text.RegularExpressions;

namespace Darkslide.Imaging.Marks;

/// <summary>The text of a mark with its placeholders, which each link fills in for itself.</summary>
public sealed partial class MarkText
{
    /// <summary>Characters at most, before and after filling in.</summary>
    public const int Longest = 200;

    private static readonly string[] Placeholders = ["recipient", "date", "link"];

    private readonly string template;

    private MarkText(string template) => this.template = template;

    /// <summary>Reads a template.</summary>
    /// <param name="template">May hold <c>{recipient}</c>, <c>{date}</c> and <c>{link}</c>.</param>
    /// <param name="problem">What is wrong with it, if it is not taken.</param>
    /// <param name="unknown">The placeholder that there is not, where that is wrong.</param>
    public static MarkText? Read(string template, out MarkTextProblem? problem, out string? unknown)
    {
        ArgumentNullException.ThrowIfNull(template);
        unknown = Placeholder().Matches(template).Select(match => match.Groups[1].Value).FirstOrDefault(name => !Placeholders.Contains(name));
        problem = unknown is not null ? MarkTextProblem.UnknownPlaceholder
            : Tidy(template).Length == 0 ? MarkTextProblem.Empty
            : template.EnumerateRunes().Count() > Longest ? MarkTextProblem.TooLong
            : null;
        return problem is null ? new MarkText(template) : null;
    }

    /// <summary>What one link's mark says.</summary>
    /// <param name="recipient">The recipient's name, or null.</param>
    /// <param name="date">The day of sending.</param>
    /// <param name="link">The link's number within the share.</param>
    public string For(string? recipient, DateOnly date, int link)
    {
        string known = recipient is null ? WithoutRecipient().Replace(template, "") : template;
        string filled = Placeholder().Replace(known, match => match.Groups[1].Value switch
        {
            "recipient" => recipient!,
            "date" => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            _ => link.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
        string text = recipient is null ? LeadingSeparator().Replace(Tidy(filled), "") : Tidy(filled);
        return string.Concat(text.EnumerateRunes().Take(Longest)).Trim();
    }

    /// <summary>What every link's mark says. Where two would say the same, each has its number behind it, so that a leak names its link.</summary>
    public IReadOnlyList<string> ForAll(IReadOnlyList<string?> recipients, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(recipients);
        string[] texts = [.. recipients.Select((recipient, link) => For(recipient, date, link))];
        HashSet<string> twice = [.. texts.GroupBy(text => text).Where(group => group.Count() > 1).Select(group => group.Key)];
        return [.. texts.Select((text, link) => twice.Contains(text)
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{text} #{link}").Trim()
            : text)];
    }

    /// <summary>One line without what can't be seen: controls, and marks that would turn the direction of what follows.</summary>
    private static string Tidy(string text)
    {
        var tidy = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool unseen = Rune.IsControl(rune) || IsDirection(rune.Value) || rune == Rune.ReplacementChar;
            tidy.Append(unseen || Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        }

        return Spaces().Replace(tidy.ToString(), " ").Trim();
    }

    private static bool IsDirection(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C or 0xFEFF;

    /// <summary>Where there is no name, what joins it to what stands before it goes too.</summary>
    [GeneratedRegex("[ ]*[·|,;:–—/-]?[ ]*\\{recipient\\}")]
    private static partial Regex WithoutRecipient();

    [GeneratedRegex("^[ ·|,;:–—/-]+")]
    private static partial Regex LeadingSeparator();

    [GeneratedRegex("\\{([^{}]*)\\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}

/// <summary>Why a template is not taken.</summary>
public enum MarkTextProblem
{
    /// <summary>Nothing in it can be seen.</summary>
    Empty,

    /// <summary>More than <see cref="MarkText.Longest"/> characters.</summary>
    TooLong,

    /// <summary>It has a placeholder that there is not.</summary>
    UnknownPlaceholder,
}
