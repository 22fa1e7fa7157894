namespace Darkslide.Protocol.Messages;

/// <summary>A body that says nothing: <c>{}</c>.</summary>
public sealed class EmptyRequest;

/// <summary>Answer of <see cref="Routes.Shares"/>.</summary>
public sealed class ShareAnswer
{
    /// <summary><c>draft</c>, <c>live</c> or <c>ended</c>.</summary>
    public required string State { get; init; }
}

/// <summary>Body of <see cref="Routes.Links"/> (PROTOCOL.md section 5.4).</summary>
public sealed class AddLinkRequest
{
    /// <summary>Chosen by the sender, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>16 bytes.</summary>
    public required byte[] Locator { get; init; }

    /// <summary>SHA-256 of the access proof, 32 bytes.</summary>
    public required byte[] AccessHash { get; init; }

    /// <summary>32 bytes.</summary>
    public required byte[] KeyHalf { get; init; }

    /// <summary><c>view</c> or <c>full</c>.</summary>
    public required string Tier { get; init; }

    /// <summary>Counted from publishing, in seconds.</summary>
    public required int LifetimeSeconds { get; init; }

    /// <summary>Openings allowed, or null for no limit.</summary>
    public required int? Views { get; init; }

    /// <summary>Whether the link ends when its pictures were saved.</summary>
    public required bool UntilDownloaded { get; init; }

    /// <summary>Whether each picture ends when it was saved, and the others stay.</summary>
    public bool UntilEachDownloaded { get; init; }

    /// <summary>From when on it can be opened; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>How long one opening shows pictures, in seconds; null for no such limit.</summary>
    public int? ShowSeconds { get; init; }

    /// <summary>Null where there is no password.</summary>
    public required PasswordCost? Password { get; init; }

    /// <summary><c>own</c> or <c>shared</c> where the link's holder may pick; null where not.</summary>
    public string? Picks { get; init; }

    /// <summary>How many devices may open it, 1 to 20; null for any.</summary>
    public int? Devices { get; init; }

    /// <summary>Hashes of addresses and domains whose holders get a code, 32 bytes each, 1 to 20; null for no codes.</summary>
    public byte[][]? Code { get; init; }

    /// <summary>Whether it belongs to the first passkey that opens it.</summary>
    public bool Passkey { get; init; }

    /// <summary>Numbers within the share, the manifest's first.</summary>
    public required int[] Blobs { get; init; }
}

/// <summary>Names one link of the owner's share.</summary>
public sealed class LinkNumber
{
    /// <summary>The link's number within the share.</summary>
    public required int Number { get; init; }
}

/// <summary>Answer of <see cref="Routes.PublishShare"/>.</summary>
public sealed class PublishAnswer
{
    /// <summary>The share's links.</summary>
    public required IReadOnlyList<PublishedLink> Links { get; init; }
}

/// <summary>A link that can now be opened.</summary>
public sealed class PublishedLink
{
    /// <summary>The link's number within the share.</summary>
    public required int Number { get; init; }

    /// <summary>When it ends by time.</summary>
    public required DateTimeOffset Expires { get; init; }
}

/// <summary>Body of <see cref="Routes.ChangeLink"/>.</summary>
public sealed class ChangeLinkRequest
{
    /// <summary>The link's number within the share.</summary>
    public required int Number { get; init; }

    /// <summary>The new lifetime in seconds, counted from now.</summary>
    public required int LifetimeSeconds { get; init; }
}

/// <summary>Answer of <see cref="Routes.ChangeLink"/>.</summary>
public sealed class ChangeLinkAnswer
{
    /// <summary>When the link ends by time now.</summary>
    public required DateTimeOffset Expires { get; init; }
}

/// <summary>Answer of <see cref="Routes.ListLink"/> (PROTOCOL.md section 5.9).</summary>
public sealed class LinkList
{
    /// <summary><c>view</c> or <c>full</c>.</summary>
    public required string Tier { get; init; }

    /// <summary>Numbers within the share, the manifest's first.</summary>
    public required int[] Blobs { get; init; }

    /// <summary>The lowest number above all that a blob or an upload of the share has: where new ones go.</summary>
    public required int NextBlob { get; init; }
}

/// <summary>Body of <see cref="Routes.RelistLink"/> (PROTOCOL.md section 5.9).</summary>
public sealed class RelistLinkRequest
{
    /// <summary>The link's number within the share.</summary>
    public required int Number { get; init; }

    /// <summary><c>view</c> or <c>full</c>.</summary>
    public required string Tier { get; init; }

    /// <summary>Numbers within the share, the manifest's first: all that the link lists from now on.</summary>
    public required int[] Blobs { get; init; }

    /// <summary>Numbers within the share that go too if no living link lists them; the link's own former ones go by themselves.</summary>
    public int[] Destroy { get; init; } = [];
}

/// <summary>What an owner sees of a share (PROTOCOL.md section 5.6).</summary>
public sealed class StatusAnswer
{
    /// <summary><c>draft</c>, <c>live</c> or <c>ended</c>.</summary>
    public required string State { get; init; }

    /// <summary>Cut to the minute.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The server's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>All blobs of the share together.</summary>
    public required long Bytes { get; init; }

    /// <summary>The share's links by number.</summary>
    public required IReadOnlyList<LinkStatus> Links { get; init; }

    /// <summary>Null where the owner is told of no first openings.</summary>
    public NoticeStatus? Notice { get; init; }

    /// <summary>Where the chain of events stood before the first of <see cref="Events"/>.</summary>
    public EventsHead? EventsBefore { get; init; }

    /// <summary>The newest 1,000, oldest first.</summary>
    public required IReadOnlyList<ShareEvent> Events { get; init; }
}

/// <summary>The head of a share's chain of events (<see cref="EventChain"/>), and how many are in it.</summary>
public sealed class EventsHead
{
    /// <summary>How many there were.</summary>
    public required long Count { get; init; }

    /// <summary>32 bytes.</summary>
    public required byte[] Head { get; init; }
}

/// <summary>What an owner sees of a link.</summary>
public sealed class LinkStatus
{
    /// <summary>The link's number within the share.</summary>
    public required int Number { get; init; }

    /// <summary><c>live</c>, <c>locked</c> or <c>ended</c>.</summary>
    public required string State { get; init; }

    /// <summary><c>revoked</c>, <c>expired</c>, <c>used-up</c>, <c>downloaded</c>, or null while it lives.</summary>
    public required string? Reason { get; init; }

    /// <summary><c>view</c> or <c>full</c>.</summary>
    public required string Tier { get; init; }

    /// <summary>When it ends by time; null in a draft.</summary>
    public required DateTimeOffset? Expires { get; init; }

    /// <summary>From when on it can be opened; null where that was at once.</summary>
    public required DateTimeOffset? NotBefore { get; init; }

    /// <summary>How long one opening shows pictures, in seconds; null where that is not limited.</summary>
    public required int? ShowSeconds { get; init; }

    /// <summary>Openings that were not given back.</summary>
    public required int Openings { get; init; }

    /// <summary>Openings allowed, or null for no limit.</summary>
    public required int? Limit { get; init; }

    /// <summary>Whether the link ends when its pictures were saved.</summary>
    public required bool UntilDownloaded { get; init; }

    /// <summary>Whether each picture ends when it was saved.</summary>
    public required bool UntilEachDownloaded { get; init; }

    /// <summary>How many pictures were delivered so, and have ended.</summary>
    public required int Deliveries { get; init; }

    /// <summary>Whether it has a password.</summary>
    public required bool Password { get; init; }

    /// <summary>Wrong passwords left until it is locked.</summary>
    public required int TriesLeft { get; init; }

    /// <summary>Openings whose lease runs.</summary>
    public required int Viewing { get; init; }

    /// <summary>Null where the link takes no picks.</summary>
    public required PicksStatus? Picks { get; init; }

    /// <summary>Null where the link isn't bound to devices.</summary>
    public required DevicesStatus? Devices { get; init; }

    /// <summary>Whether it wants a code.</summary>
    public required bool Code { get; init; }

    /// <summary>Null where it wants no passkey.</summary>
    public PasskeyStatus? Passkey { get; init; }
}

/// <summary>What an owner sees of a link's sealed picks.</summary>
public sealed class PicksStatus
{
    /// <summary>Whether the share's other such links may read them.</summary>
    public required bool Shared { get; init; }

    /// <summary>How often they were written; 0 for never.</summary>
    public required long Version { get; init; }
}

/// <summary>Something that happened to a share.</summary>
public sealed class ShareEvent
{
    /// <summary>Cut to the minute.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The link's number within the share, or null for the whole share.</summary>
    public required int? Link { get; init; }

    /// <summary>One of PROTOCOL.md section 5.6's kinds.</summary>
    public required string Kind { get; init; }
}

/// <summary>How a share stands, on its owner's live channel (PROTOCOL.md section 5.14).</summary>
public sealed class ShareLiveState
{
    /// <summary><c>draft</c>, <c>live</c> or <c>ended</c>.</summary>
    public required string State { get; init; }

    /// <summary>Openings whose lease runs.</summary>
    public required int Viewing { get; init; }

    /// <summary>How many events there were, and the head of their chain.</summary>
    public required EventsHead Events { get; init; }

    /// <summary>The server's clock.</summary>
    public required DateTimeOffset Now { get; init; }
}
