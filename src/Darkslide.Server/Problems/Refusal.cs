namespace Darkslide.Server.Problems;

/// <summary>A request that is answered with a problem. Sentences, status and next step stand in <see cref="ProblemTable"/>.</summary>
internal sealed record Refusal(string Code)
{
    public int? TriesLeft { get; init; }

    /// <summary>Seconds, where waiting helps.</summary>
    public int? RetryAfter { get; init; }

    public DateTimeOffset? Starts { get; init; }

    public DateTimeOffset? Now { get; init; }

    public IReadOnlyList<int>? Missing { get; init; }

    public long? Offset { get; init; }

    public string? Field { get; init; }

    public long? Limit { get; init; }

    public long? Left { get; init; }

    public DateTimeOffset? Renews { get; init; }

    public byte[]? Challenge { get; init; }

    public int? Bits { get; init; }

    /// <summary>Says more than the table's sentence, where only the place of the fault can.</summary>
    public string? Title { get; init; }

    public static implicit operator Refusal(string code) => new(code);

    public static Refusal Invalid(string field, string title) => new(Protocol.ProblemCodes.InvalidRequest) { Field = field, Title = title };

    public static Refusal TooLarge(long limit, string title) => new(Protocol.ProblemCodes.TooLarge) { Limit = limit, Title = title };
}
