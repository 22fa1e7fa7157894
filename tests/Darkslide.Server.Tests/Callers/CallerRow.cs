using Darkslide.Server.Http;

namespace Darkslide.Server.Tests.Callers;

/// <summary>How one address is asked, by whom with success.</summary>
/// <param name="Route">Method and address, as the server has it.</param>
/// <param name="Make">The request, right in all but who sends it: the caller's capability is put on afterwards, unless it has one.</param>
internal sealed record CallerRow(string Route, Func<CallerScene, CallerKind, HttpRequestMessage> Make)
{
    /// <summary>Who succeeds, where it is not whom the address's facts name.</summary>
    public CallerKind[]? Only { get; init; }

    /// <summary>Whether the address itself names something of the share, so that another's owner comes with a right capability of their own.</summary>
    public bool NamesItself { get; init; }

    public IEnumerable<CallerKind> Allowed(Caller facts) => Only ?? facts switch
    {
        Caller.Anyone => Enum.GetValues<CallerKind>(),
        Caller.Ticket => [CallerKind.ViewingLink],
        Caller.Owner => [CallerKind.Owner],
        Caller.Operator => [CallerKind.Operator],
        _ => throw new InvalidOperationException($"Who is {facts}?"),
    };
}
