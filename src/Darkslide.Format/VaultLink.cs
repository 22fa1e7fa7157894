namespace Darkslide.Format;

/// <summary>What the owner notes about one link (FORMAT.md, section 6). Owns its secrets.</summary>
public sealed class VaultLink : IDisposable
{
    /// <summary>The link's number within the share, 0 to 499.</summary>
    public required int Number { get; init; }

    /// <summary>Whom it is for: 1 to 200 characters, or null.</summary>
    public string? To { get; init; }

    /// <summary>The link's secret: the owner can show the link again.</summary>
    public required LinkSecret Secret { get; init; }

    /// <summary><see cref="ViewingKeys.LinkKey"/>.</summary>
    public required SecretKey LinkKey { get; init; }

    /// <summary>The key of the link's manifest: the owner can read it and seal another one, for pictures added or removed.</summary>
    public required SecretKey ManifestKey { get; init; }

    /// <summary>What the link reaches.</summary>
    public required Tier Tier { get; init; }

    /// <summary>Whether it has a password. The password itself is nowhere.</summary>
    public required bool Password { get; init; }

    /// <summary>Addresses and domains whose holders get a code for it, in their normal form; empty where it wants none.</summary>
    public IReadOnlyList<string> CodeTo { get; init; } = [];

    /// <summary>What opens the link's picks, also after its end; null where it takes none.</summary>
    public PicksAccess? Picks { get; init; }

    /// <summary>Zeroes the secrets.</summary>
    public void Dispose()
    {
        Secret.Dispose();
        LinkKey.Dispose();
        ManifestKey.Dispose();
        Picks?.Dispose();
    }
}
