namespace Darkslide.Server.Problems;

/// <summary>A request that can't be read, found deep in the reading of it. Never thrown inside a decision.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
}
