using System.Text.Json.Serialization;
using Darkslide.Client.Passes;
using Darkslide.Protocol;

namespace Darkslide.Client.History;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(Base64UrlConverter), typeof(UtcSecondsConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(KeptShares))]
[JsonSerializable(typeof(KeptPasses))]
internal sealed partial class HistoryJson : JsonSerializerContext;

/// <summary>On one line each.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(Base64UrlConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeptOpening))]
[JsonSerializable(typeof(KeptFile))]
internal sealed partial class OpeningJson : JsonSerializerContext;
