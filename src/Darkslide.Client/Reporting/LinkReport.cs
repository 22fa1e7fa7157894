using Darkslide.Client.Failures;
using Darkslide.Protocol;

namespace Darkslide.Client.Reporting;

/// <summary>What a viewer tells whoever runs the server of a link (PROTOCOL.md section 4.11).</summary>
public sealed class LinkReport
{
    /// <summary>Makes a report.</summary>
    /// <param name="kind">One of <see cref="ReportKinds"/>.</param>
    /// <param name="note">The viewer's own words, up to 1,000 characters, or null.</param>
    /// <param name="letOperatorLook">Whether the report carries the link's secret, without its password.</param>
    /// <exception cref="WrongUseException">There is no such kind, or the note is too long.</exception>
    public LinkReport(string kind, string? note = null, bool letOperatorLook = false)
    {
        if (!ReportKinds.All.Contains(kind))
        {
            throw new WrongUseException("There is no such kind of report.", $"Kinds are {string.Join(", ", ReportKinds.All)}.");
        }

        string? said = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (said?.Length > Limits.ReportNote)
        {
            throw new WrongUseException($"The note has {said.Length:N0} characters.", $"It may have {Limits.ReportNote:N0}.");
        }

        Kind = kind;
        Note = said;
        LetOperatorLook = letOperatorLook;
    }

    /// <summary>One of <see cref="ReportKinds"/>.</summary>
    public string Kind { get; }

    /// <summary>The viewer's own words, or null.</summary>
    public string? Note { get; }

    /// <summary>Whether the report carries the link's secret, without its password.</summary>
    public bool LetOperatorLook { get; }
}
