using Darkslide.Client.Owning;
using Darkslide.Protocol.Messages;

namespace Darkslide.Results;

/// <summary><c>darkslide status --json</c>.</summary>
internal sealed class StatusResult
{
    public required string State { get; init; }

    public required string? Title { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required DateTimeOffset? Expires { get; init; }

    public required long Bytes { get; init; }

    public required IReadOnlyList<StatusLink> Links { get; init; }

    public required IReadOnlyList<StatusEvent> Events { get; init; }

    /// <summary>Whether they go on from those that were seen before; null where it can't be told.</summary>
    public required bool? EventsIntact { get; init; }

    public static StatusResult Of(ShareStatus status)
    {
        Dictionary<int, string?> names = status.Links.ToDictionary(link => link.Number, link => link.To);
        return new StatusResult
        {
            State = status.State,
            Title = status.Title,
            Created = status.Created,
            Now = status.Now,
            Expires = status.Expires,
            Bytes = status.Bytes,
            Links = [.. status.Links.Select(StatusLink.Of)],
            Events = [.. status.Events.Select(happened => StatusEvent.Of(happened, names))],
            EventsIntact = status.EventsIntact,
        };
    }
}

internal sealed record StatusLink(
    int Number, string? To, string State, string? Reason, string Tier, DateTimeOffset? Expires, int Openings, int? Limit,
    bool UntilDownloaded, bool Password, int TriesLeft, int Viewing, DateTimeOffset? NotBefore, int? ShowSeconds, bool UntilEachDownloaded, int Deliveries,
    DevicesStatus? Devices, bool Code, IReadOnlyList<string> CodeTo, PasskeyStatus? Passkey)
{
    public static StatusLink Of(OwnedLink link)
    {
        LinkStatus status = link.Status;
        return new StatusLink(
            link.Number, link.To, status.State, status.Reason, status.Tier, status.Expires, status.Openings, status.Limit,
            status.UntilDownloaded, status.Password, status.TriesLeft, status.Viewing,
            status.NotBefore, status.ShowSeconds, status.UntilEachDownloaded, status.Deliveries, status.Devices, status.Code, link.CodeTo, status.Passkey);
    }
}

internal sealed record StatusEvent(DateTimeOffset Time, int? Link, string? To, string Kind)
{
    public static StatusEvent Of(ShareEvent happened, Dictionary<int, string?> names)
        => new(happened.Time, happened.Link, happened.Link is { } link ? names.GetValueOrDefault(link) : null, happened.Kind);
}
