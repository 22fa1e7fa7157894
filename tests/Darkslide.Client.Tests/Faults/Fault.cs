namespace Darkslide.Client.Tests.Faults;

/// <summary>What happens to one request.</summary>
internal abstract record Fault
{
    /// <summary>The connection breaks when this part of the request's body has left.</summary>
    public sealed record RequestBreaks(double After) : Fault;

    /// <summary>The connection breaks when this part of the answer's body has arrived.</summary>
    public sealed record AnswerBreaks(double After) : Fault;

    /// <summary>The server does everything and its answer never arrives.</summary>
    public sealed record AnswerLost : Fault;

    /// <summary>The server's store does not answer.</summary>
    public sealed record StoreUnavailable : Fault;

    /// <summary>One bit of the answer's body is wrong.</summary>
    public sealed record BitFlipped(double At) : Fault;
}
