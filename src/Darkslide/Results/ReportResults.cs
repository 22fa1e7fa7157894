using Darkslide.Client.Operating;

namespace Darkslide.Results;

/// <summary>One of <c>darkslide reports --json</c>.</summary>
internal sealed record ReportResult(int Number, DateTimeOffset Time, int Share, string State, int Link, string Kind, string? Note, string? Url, int? Pass)
{
    public static ReportResult Of(ReportedLink reported) => new(
        reported.Report.Number,
        reported.Report.Time,
        reported.Report.Share,
        reported.Report.State,
        reported.Report.Link,
        reported.Report.Kind,
        reported.Report.Note,
        reported.Url,
        reported.Report.Pass);
}

/// <summary><c>darkslide reports --json</c>.</summary>
internal sealed record ReportsResult(IReadOnlyList<ReportResult> Reports);

/// <summary><c>darkslide report --json</c>.</summary>
internal sealed record ReportedResult(string Kind, bool LetLook);

/// <summary><c>darkslide take-down --json</c>.</summary>
internal sealed record TakeDownResult(int Share, int Links, int? Pass);
