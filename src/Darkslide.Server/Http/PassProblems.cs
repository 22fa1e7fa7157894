using Darkslide.Protocol;

namespace Darkslide.Server.Http;

/// <summary>What may befall whoever sends with a pass, for the facts of addresses that add something to a share.</summary>
internal static class PassProblems
{
    /// <summary>Where nothing is taken from it.</summary>
    public static IReadOnlyList<string> Any { get; } = [ProblemCodes.PassStopped, ProblemCodes.PassOver];

    /// <summary>Where bytes are taken from it.</summary>
    public static IReadOnlyList<string> OfBytes { get; } = [.. Any, ProblemCodes.QuotaReached];
}
