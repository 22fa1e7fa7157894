using System.Text.Json.Serialization;
using Darkslide.Client.Pictures;
using Darkslide.Imaging;

namespace Darkslide.Results;

/// <summary><c>darkslide inspect --json</c>.</summary>
internal sealed record InspectResult(IReadOnlyList<InspectedFile> Files);

/// <summary>What one file reveals.</summary>
internal sealed record InspectedFile(string Path, IReadOnlyList<RevealedResult> Findings, long BytesRemoved);

/// <summary>One thing that a picture reveals; the members with a default are left out where there is nothing to say.</summary>
internal sealed record RevealedResult(FindingKind Kind, string Label, string? Value)
{
    /// <summary>Decimal degrees, where it is a place on a map.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Latitude { get; init; }

    /// <summary>Decimal degrees, where it is a place on a map.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Longitude { get; init; }

    /// <summary>Whether a hidden picture has another shape than the picture: it may show what was cropped away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool MayShowMore { get; init; }

    /// <summary>Where a hidden picture was written to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Extracted { get; init; }

    public static IReadOnlyList<RevealedResult> Of(PictureReport report) => Of(report, []);

    /// <param name="report">What was found.</param>
    /// <param name="extracted">For each finding the file that was written; or none at all.</param>
    public static IReadOnlyList<RevealedResult> Of(PictureReport report, IReadOnlyList<string?> extracted)
        => [.. report.Findings.Select((finding, number) => Of(finding, number < extracted.Count ? extracted[number] : null))];

    private static RevealedResult Of(Finding finding, string? extracted)
    {
        MapPlace? place = MapPlace.Of(finding);
        return new RevealedResult(finding.Kind, finding.Label, finding.Value)
        {
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
            MayShowMore = finding.MayShowMore,
            Extracted = extracted,
        };
    }

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
/// <param name="Redacted">What was burnt into it; null for nothing.</param>
internal sealed record CleanedFile(
    string From,
    string Path,
    long Bytes,
    IReadOnlyList<RevealedResult> Removed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RevealedResult>? Kept,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RedactedResult? Redacted);

/// <summary>What was burnt into a picture.</summary>
/// <param name="File">The original.</param>
/// <param name="Bars">How many parts are covered.</param>
/// <param name="Cropped">Whether a part is all that is left.</param>
/// <param name="Stamped">Whether a purpose stands on it.</param>
/// <param name="Width">In pixels, of what is left.</param>
/// <param name="Height">In pixels, of what is left.</param>
internal sealed record RedactedResult(string File, int Bars, bool Cropped, bool Stamped, int Width, int Height)
{
    /// <summary>Null where nothing was.</summary>
    public static RedactedResult? Of(LookedAtPicture picture) => picture.Redaction is { } redaction
        ? new RedactedResult(picture.Path, redaction.Bars.Count, redaction.Crop is not null, redaction.Stamp is not null, picture.Width, picture.Height)
        : null;

    public static IReadOnlyList<RedactedResult>? AllOf(PictureSelection selection)
    {
        RedactedResult[] redacted = [.. selection.Pictures.Select(Of).OfType<RedactedResult>()];
        return redacted.Length == 0 ? null : redacted;
    }
}
