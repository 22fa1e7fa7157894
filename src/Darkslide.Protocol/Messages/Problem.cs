using System.Text.Json.Serialization;

namespace Darkslide.Protocol.Messages;

/// <summary>A problem detail (RFC 9457) with the members of PROTOCOL.md section 6.</summary>
public sealed class Problem
{
    /// <summary><c>urn:darkslide:problem:CODE</c>.</summary>
    public required string Type { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What to do next.</summary>
    public required string Detail { get; init; }

    /// <summary>One of <see cref="ProblemCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>With <c>wrong-password</c>: tries left until the link is locked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TriesLeft { get; init; }

    /// <summary>With <c>not-started</c>: from when on the link can be opened.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Starts { get; init; }

    /// <summary>With <c>not-started</c>: the server's clock.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Now { get; init; }

    /// <summary>With <c>share-incomplete</c>: up to 20 numbers of blobs that are missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Missing { get; init; }

    /// <summary>With <c>wrong-offset</c>: where to go on, in bytes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Offset { get; init; }

    /// <summary>With <c>invalid-request</c>: the member or header that can't be read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    /// <summary>With <c>quota-reached</c>: how many bytes the pass has left now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Left { get; init; }

    /// <summary>With <c>quota-reached</c>: when there will be more, where it is the day's that is used up.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Renews { get; init; }

    /// <summary>With <c>work-needed</c>: what to work on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public byte[]? Challenge { get; init; }

    /// <summary>With <c>work-needed</c>: how many zero bits are wanted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Bits { get; init; }

    /// <summary>With <c>too-large</c>: the largest that is taken, in the unit that <c>title</c> names.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Limit { get; init; }
}
