namespace Darkslide.Protocol.Messages;

/// <summary>Argon2id's parameters as they travel (FORMAT.md section 3.1); p is always 1.</summary>
public sealed class PasswordCost
{
    /// <summary>Memory in KiB.</summary>
    public required int MemoryKiB { get; init; }

    /// <summary>Passes over the memory.</summary>
    public required int Passes { get; init; }
}
