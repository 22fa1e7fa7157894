namespace Darkslide.Protocol.Messages;

/// <summary>Answer of <see cref="Routes.Server"/>.</summary>
public sealed class ServerAnswer
{
    /// <summary>Always <c>darkslide</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The protocol's version, 1.</summary>
    public required int Protocol { get; init; }

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary><c>open</c> or <c>closed</c> for the one who asks.</summary>
    public required string Sending { get; init; }

    /// <summary>The origin that links carry, or null for the one that the sender used.</summary>
    public required string? Origin { get; init; }

    /// <summary>Whether links can want a code by e-mail.</summary>
    public required bool Codes { get; init; }

    /// <summary>How senders can be told of first openings.</summary>
    public required NoticesOffered Notices { get; init; }

    /// <summary>The key that receipts are checked with, 65 bytes.</summary>
    public required byte[] ReceiptKey { get; init; }

    /// <summary>Whether links can want a passkey.</summary>
    public bool Passkeys { get; init; }

    /// <summary>How people sign in to send; null where they can't.</summary>
    public required SignInOffer? SignIn { get; init; }

    /// <summary>What the pass that the request carried is good for; null where it carried none.</summary>
    public required SenderPass? Pass { get; init; }

    /// <summary>What the store still takes in bytes, for one who may send; null where it has no quota.</summary>
    public required long? Room { get; init; }

    /// <summary>What this server takes.</summary>
    public required ServerLimits Limits { get; init; }
}

/// <summary>What one server takes.</summary>
public sealed class ServerLimits
{
    /// <summary>The largest sealed blob in bytes.</summary>
    public required long BlobBytes { get; init; }

    /// <summary>All blobs of one share together in bytes.</summary>
    public required long ShareBytes { get; init; }

    /// <summary>Pictures in one share.</summary>
    public required int Pictures { get; init; }

    /// <summary>Links of one share.</summary>
    public required int Links { get; init; }

    /// <summary>The longest lifetime of a link in seconds.</summary>
    public required int LifetimeSeconds { get; init; }

    /// <summary>The shortest lifetime of a link in seconds.</summary>
    public required int ShortestLifetimeSeconds { get; init; }

    /// <summary>The largest body of one upload request in bytes.</summary>
    public required int ChunkBytes { get; init; }
}
