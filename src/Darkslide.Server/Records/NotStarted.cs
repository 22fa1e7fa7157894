using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Records;

/// <summary>
/// What is told about a link before its start, to whoever describes or opens it, with the right proof or a wrong one: when it
/// starts, and nothing else.
/// </summary>
internal static class NotStarted
{
    /// <summary>Null where the link has started.</summary>
    public static Refusal? Refusal(Link link, DateTimeOffset certain) => link.HasStartedAt(certain.Milliseconds())
        ? null
        : new Refusal(ProblemCodes.NotStarted) { Starts = Moments.Time(link.NotBefore!.Value), Now = certain };
}
