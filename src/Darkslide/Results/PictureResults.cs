using Darkslide.Imaging;

namespace Darkslide.Results;

/// <summary><c>darkslide inspect --json</c>.</summary>
internal sealed record InspectResult(IReadOnlyList<InspectedFile> Files);

/// <summary>What one file reveals.</summary>
internal sealed record InspectedFile(string Path, IReadOnlyList<RevealedResult> Findings, long BytesRemoved);

/// <summary>One thing that a picture reveals.</summary>
internal sealed record RevealedResult(FindingKind Kind, string Label, string? Value)
{
    public static IReadOnlyList<RevealedResult> Of(PictureReport report)
        => [.. report.Findings.Select(finding => new RevealedResult(finding.Kind, finding.Label, finding.Value))];
}

/// <summary><c>darkslide clean --json</c>.</summary>
internal sealed record CleanResult(IReadOnlyList<CleanedFile> Files, IReadOnlyList<Client.Pictures.SkippedFile> Skipped);

/// <summary>A file that was cleaned.</summary>
internal sealed record CleanedFile(string From, string Path, long Bytes, IReadOnlyList<RevealedResult> Removed);
