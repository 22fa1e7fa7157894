using System.Text.Json.Serialization;
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

    /// <summary>What was kept, cleaned, because it was asked for; null for nothing.</summary>
    public static IReadOnlyList<RevealedResult>? KeptOf(PictureReport report)
        => report.KeptGainMap ? [new RevealedResult(FindingKind.DepthOrGainMap, "HDR gain map", null)] : null;
}

/// <summary><c>darkslide clean --json</c>.</summary>
internal sealed record CleanResult(IReadOnlyList<CleanedFile> Files, IReadOnlyList<Client.Pictures.SkippedFile> Skipped);

/// <summary>A file that was cleaned.</summary>
/// <param name="From">The original.</param>
/// <param name="Path">The cleaned one.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Removed">What the original revealed.</param>
/// <param name="Kept">What was kept, cleaned, because it was asked for; null for nothing.</param>
internal sealed record CleanedFile(
    string From,
    string Path,
    long Bytes,
    IReadOnlyList<RevealedResult> Removed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RevealedResult>? Kept);
