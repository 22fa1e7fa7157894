namespace Darkslide.Protocol.Messages;

/// <summary>Body of <see cref="Routes.Notify"/> (PROTOCOL.md section 5.18): where a sender is told of first openings. Null members are no longer told.</summary>
public sealed class NotifyRequest
{
    /// <summary>A web hook, or null.</summary>
    public required NotifyHook? Hook { get; init; }

    /// <summary>A mail address, or null.</summary>
    public required NotifyEmail? Email { get; init; }
}

/// <summary>A web hook.</summary>
public sealed class NotifyHook
{
    /// <summary>Where to: <c>https://</c>.</summary>
    public required string Url { get; init; }

    /// <summary>What its messages are signed with, 32 bytes that the client made.</summary>
    public required byte[] Secret { get; init; }
}

/// <summary>A mail address.</summary>
public sealed class NotifyEmail
{
    /// <summary>In its one form (FORMAT.md section 3.4).</summary>
    public required string Address { get; init; }

    /// <summary><c>en</c>, <c>de</c> or <c>ar</c>.</summary>
    public required string Language { get; init; }
}

/// <summary>Where an owner is told, as far as the server says it: that, not where.</summary>
public sealed class NoticeStatus
{
    /// <summary>Whether by a web hook.</summary>
    public required bool Hook { get; init; }

    /// <summary>Whether by e-mail.</summary>
    public required bool Email { get; init; }
}

/// <summary>What a web hook is sent (Standard Webhooks).</summary>
public sealed class HookMessage
{
    /// <summary><c>link.opened</c>.</summary>
    public required string Type { get; init; }

    /// <summary>When, cut to the minute.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Which link.</summary>
    public required HookData Data { get; init; }
}

/// <summary>What a web hook is told.</summary>
public sealed class HookData
{
    /// <summary>The link's number within the share.</summary>
    public required int Link { get; init; }
}

/// <summary>How this server can tell senders of first openings.</summary>
public sealed class NoticesOffered
{
    /// <summary>Whether by web hooks.</summary>
    public required bool Hooks { get; init; }

    /// <summary>Whether by e-mail.</summary>
    public required bool Emails { get; init; }
}
