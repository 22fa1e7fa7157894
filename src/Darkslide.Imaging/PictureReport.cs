using System.Text.Json;
using System.Text.Json.Serialization;

namespace Darkslide.Imaging;

/// <summary>What a picture reveals besides its pixels: all of it is gone from the cleaned picture.</summary>
public sealed record PictureReport
{
    /// <summary>The findings in the order in which they stand in the file; at most 50 of each kind.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The file's length minus the cleaned picture's, never below zero.</summary>
    public required long BytesRemoved { get; init; }

    /// <summary>Whether the HDR gain map was kept, cleaned, because the sender asked for it (<see cref="CleaningOptions.KeepGainMap"/>).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool KeptGainMap { get; init; }

    /// <summary>
    /// The report as one JSON object: <c>findings</c> (kind, label, value, embeddedPictureBytes, mayShowMore), <c>bytesRemoved</c> and,
    /// when a gain map was kept, <c>keptGainMap</c>.
    /// </summary>
    public string ToJson() => JsonSerializer.Serialize(this, PictureReportJson.Default.PictureReport);
}

/// <summary>JSON of <see cref="PictureReport"/> without reflection; chain it into your own context's resolver.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PictureReport))]
public sealed partial class PictureReportJson : JsonSerializerContext;
