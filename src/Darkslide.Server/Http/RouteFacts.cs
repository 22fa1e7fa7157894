using System.Text.Json.Serialization.Metadata;

namespace Darkslide.Server.Http;

/// <summary>
/// What an address takes and answers: metadata of its endpoint. <c>spec/openapi.json</c> is made from it by a test, and
/// tests hold what the server really answers against it.
/// </summary>
internal sealed record RouteFacts(string Summary, Caller Caller)
{
    public JsonTypeInfo? Body { get; init; }

    /// <summary>Where the body is not JSON.</summary>
    public string? BodyType { get; init; }

    public IReadOnlyList<string> RequestHeaders { get; init; } = [];

    public IReadOnlyList<RouteAnswer> Answers { get; init; } = [];

    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Whether networks are bounded in how often they ask it: where anybody can ask, and it costs something.</summary>
    public bool IsCounted { get => field || (Caller == Caller.Anyone && Body is not null); init; }
}

/// <summary>One way a request can go well.</summary>
internal sealed record RouteAnswer(int Status, JsonTypeInfo? Json = null, string? Type = null)
{
    public IReadOnlyList<string> Headers { get; init; } = [];
}
