using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Owning;

/// <summary>What an owner sees of a share: the server's counts, and the names that only the owner knows.</summary>
public sealed class ShareStatus
{
    /// <summary><c>draft</c>, <c>live</c> or <c>ended</c>.</summary>
    public required string State { get; init; }

    /// <summary>The title, if there is one and the vault is still there.</summary>
    public required string? Title { get; init; }

    /// <summary>When the share was made, to the minute.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The server's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>When the last of the links ends by time; null in a draft.</summary>
    public required DateTimeOffset? Expires { get; init; }

    /// <summary>Sealed bytes that the server holds.</summary>
    public required long Bytes { get; init; }

    /// <summary>The links by number.</summary>
    public required IReadOnlyList<OwnedLink> Links { get; init; }

    /// <summary>
    /// Whether the events go on from those that this owner had seen: false where one of them was removed, changed or moved since. Null where it can't be told.
    /// </summary>
    public bool? EventsIntact { get; init; }

    /// <summary>Whether its owner is told of first openings; null where not.</summary>
    public NoticeStatus? Notice { get; init; }

    /// <summary>How many events there were in all, and the head of their chain.</summary>
    public required EventsHead EventsEnd { get; init; }

    /// <summary>What happened, oldest first, times to the minute.</summary>
    public required IReadOnlyList<ShareEvent> Events { get; init; }
}

/// <summary>What an owner sees of a link.</summary>
public sealed class OwnedLink
{
    internal OwnedLink(LinkStatus status, string? to, string? called, string? url)
    {
        Status = status;
        To = to;
        Called = called;
        Url = url;
    }

    /// <summary>The link's number within the share.</summary>
    public int Number => Status.Number;

    /// <summary>The recipient's name, or null.</summary>
    public string? To { get; }

    /// <summary>As the owner tells it from others: the recipient's name, with a number where several have it; or null.</summary>
    public string? Called { get; }

    /// <summary>Addresses and domains whose holders get a code for it; empty where it wants none, or the vault is gone.</summary>
    public IReadOnlyList<string> CodeTo { get; internal init; } = [];

    /// <summary>The link itself, a secret of its recipient's; null where the vault is gone or the link has ended.</summary>
    public string? Url { get; }

    /// <summary>What the server counts.</summary>
    public LinkStatus Status { get; }
}
