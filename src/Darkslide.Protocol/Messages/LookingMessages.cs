namespace Darkslide.Protocol.Messages;

/// <summary>Body of <see cref="Routes.DescribeLink"/>.</summary>
public sealed class DescribeRequest
{
    /// <summary>16 bytes.</summary>
    public required byte[] Locator { get; init; }
}

/// <summary>What a server tells about a link without proof (PROTOCOL.md section 4.1).</summary>
public sealed class DescribeAnswer
{
    /// <summary><c>view</c> or <c>full</c>.</summary>
    public required string Tier { get; init; }

    /// <summary>When the link ends by time.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>The server's clock, so that a client with a wrong one counts down rightly.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Null where there is no password.</summary>
    public required PasswordCost? Password { get; init; }

    /// <summary>Null where openings are not limited.</summary>
    public required ViewsLeft? Views { get; init; }

    /// <summary>Whether the link ends when its pictures were saved.</summary>
    public required bool UntilDownloaded { get; init; }

    /// <summary>Whether wrong passwords have locked it.</summary>
    public required bool Locked { get; init; }

    /// <summary>How long an opening may fetch its blobs, in seconds.</summary>
    public required int LeaseSeconds { get; init; }

    /// <summary>How long one opening shows pictures, in seconds; null where that is not limited.</summary>
    public required int? ShowSeconds { get; init; }

    /// <summary>Null where the link isn't bound to devices.</summary>
    public required DevicesLimit? Devices { get; init; }

    /// <summary>Null where no code is wanted.</summary>
    public required CodeWanted? Code { get; init; }

    /// <summary>Null where no passkey is wanted.</summary>
    public PasskeyWanted? Passkey { get; init; }
}

/// <summary>How often a link can still be opened.</summary>
public sealed class ViewsLeft
{
    /// <summary>Openings allowed in all.</summary>
    public required int Limit { get; init; }

    /// <summary>Openings left.</summary>
    public required int Left { get; init; }
}

/// <summary>Body of <see cref="Routes.Openings"/>.</summary>
public sealed class OpenRequest
{
    /// <summary>16 bytes.</summary>
    public required byte[] Locator { get; init; }

    /// <summary>32 bytes: the proof of secret and password.</summary>
    public required byte[] Access { get; init; }

    /// <summary>16 random bytes, stored by the client before it asks.</summary>
    public required byte[] Opening { get; init; }

    /// <summary>Where the link is bound to devices.</summary>
    public DeviceProof? Device { get; init; }

    /// <summary>Where the link wants a code.</summary>
    public CodeProof? Code { get; init; }

    /// <summary>Where the link wants a passkey.</summary>
    public PasskeyProof? Passkey { get; init; }
}

/// <summary>A granted opening (PROTOCOL.md section 4.2).</summary>
public sealed class OpenAnswer
{
    /// <summary>32 bytes.</summary>
    public required byte[] KeyHalf { get; init; }

    /// <summary>32 bytes.</summary>
    public required byte[] Ticket { get; init; }

    /// <summary>When the lease ends, unless it is renewed.</summary>
    public required DateTimeOffset LeaseEnds { get; init; }

    /// <summary>When the link ends by time.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>The server's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The link's blobs, manifest included.</summary>
    public required int Blobs { get; init; }

    /// <summary><c>view</c> or <c>full</c>.</summary>
    public required string Tier { get; init; }

    /// <summary>Whether the link ends when its pictures were saved.</summary>
    public required bool UntilDownloaded { get; init; }

    /// <summary>Whether each picture ends when it was saved, and the others stay.</summary>
    public required bool UntilEachDownloaded { get; init; }

    /// <summary>A bit for each blob, set where it was delivered and has ended; null where none was.</summary>
    public required byte[]? Delivered { get; init; }

    /// <summary>Whether openings are limited, in number or in time.</summary>
    public required bool Metered { get; init; }

    /// <summary>How long this opening shows pictures, in seconds, counted from the first of them; null where that is not limited.</summary>
    public required int? ShowSeconds { get; init; }

    /// <summary>How often what the link lists was replaced.</summary>
    public required int Revision { get; init; }
}

/// <summary>Body of <see cref="Routes.DeliverPicture"/>.</summary>
public sealed class DeliverRequest
{
    /// <summary>Numbers within the link of a picture's blobs.</summary>
    public required int[] Blobs { get; init; }
}

/// <summary>Data of the live channel's <c>state</c> event (PROTOCOL.md section 4.6).</summary>
public sealed class LiveState
{
    /// <summary>When the link ends by time.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>When the lease ends, unless it is renewed.</summary>
    public required DateTimeOffset LeaseEnds { get; init; }

    /// <summary>How often what the link lists was replaced: another one than <see cref="OpenAnswer.Revision"/> means another manifest.</summary>
    public required int Revision { get; init; }

    /// <summary>As in <see cref="OpenAnswer.Delivered"/>.</summary>
    public required byte[]? Delivered { get; init; }

    /// <summary>The server's clock.</summary>
    public required DateTimeOffset Now { get; init; }
}
