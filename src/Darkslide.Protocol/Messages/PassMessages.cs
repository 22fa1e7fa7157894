namespace Darkslide.Protocol.Messages;

/// <summary>Body of <see cref="Routes.Passes"/> (PROTOCOL.md section 7).</summary>
public sealed class AddPassRequest
{
    /// <summary>16 bytes.</summary>
    public required byte[] PassId { get; init; }

    /// <summary>SHA-256 of the pass token, 32 bytes.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>What the operator calls its holder.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes in all, or null for no limit.</summary>
    public required long? Bytes { get; init; }

    /// <summary>Bytes a day (UTC), or null for no limit.</summary>
    public required long? PerDay { get; init; }

    /// <summary>Until when it is good, or null for no end.</summary>
    public required DateTimeOffset? Until { get; init; }
}

/// <summary>Names a pass.</summary>
public sealed class PassNumber
{
    /// <summary>The server's number for it.</summary>
    public required int Number { get; init; }
}

/// <summary>Answer of <see cref="Routes.Passes"/>.</summary>
public sealed class PassesAnswer
{
    /// <summary>By number.</summary>
    public required IReadOnlyList<OperatorPass> Passes { get; init; }

    /// <summary>What all of them and everybody else together store.</summary>
    public required PassUse Store { get; init; }
}

/// <summary>A limit, and what of it is used.</summary>
public sealed class PassUse
{
    /// <summary>In bytes, or null for none.</summary>
    public required long? Limit { get; init; }

    /// <summary>In bytes.</summary>
    public required long Used { get; init; }
}

/// <summary>What the operator sees of a pass.</summary>
public sealed class OperatorPass
{
    /// <summary>The server's number for it.</summary>
    public required int Number { get; init; }

    /// <summary>What the operator calls its holder.</summary>
    public required string Name { get; init; }

    /// <summary><c>good</c>, <c>stopped</c> or <c>over</c>.</summary>
    public required string State { get; init; }

    /// <summary>Whether its holder made it by signing in; else the operator gave it.</summary>
    public required bool SignedIn { get; init; }

    /// <summary>Cut to the minute.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Until when it is good, or null for no end.</summary>
    public required DateTimeOffset? Until { get; init; }

    /// <summary>In all.</summary>
    public required PassUse Bytes { get; init; }

    /// <summary>Today (UTC).</summary>
    public required PassUse Day { get; init; }

    /// <summary>Shares that were made with it and are not forgotten yet.</summary>
    public required int Shares { get; init; }
}

/// <summary>What the holder of a pass sees of it.</summary>
public sealed class SenderPass
{
    /// <summary><c>good</c>, <c>unknown</c>, <c>stopped</c> or <c>over</c>; all that follows is null unless it is good.</summary>
    public required string State { get; init; }

    /// <summary>Until when it is good, or null for no end.</summary>
    public required DateTimeOffset? Until { get; init; }

    /// <summary>In all.</summary>
    public required PassUse? Bytes { get; init; }

    /// <summary>Today (UTC).</summary>
    public required PassUse? Day { get; init; }

    /// <summary>When the next day begins.</summary>
    public required DateTimeOffset? Renews { get; init; }
}
