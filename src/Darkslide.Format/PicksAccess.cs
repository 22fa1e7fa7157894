namespace Darkslide.Format;

/// <summary>What reads and writes the picks of one link (FORMAT.md, sections 5.2 and 6). Owns the key.</summary>
public sealed class PicksAccess : IDisposable
{
    /// <summary>The picks document's 16 bytes, bound into its sealing.</summary>
    public required ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>The document's key. It stands in manifests and the vault only, so it goes with them when the link ends.</summary>
    public required SecretKey Key { get; init; }

    /// <summary>Whether the sender wants remarks too.</summary>
    public required bool Remarks { get; init; }

    /// <summary>In a vault: whether the share's links with this mark read one another's picks.</summary>
    public bool Shared { get; init; }

    /// <summary>In a manifest: other links whose picks this link's holder may read.</summary>
    public IReadOnlyList<OthersPicks> Others { get; init; } = [];

    /// <summary>Makes one with a new id and key.</summary>
    /// <param name="remarks">Whether the sender wants remarks too.</param>
    /// <param name="shared">Whether the share's links with this mark read one another's picks.</param>
    public static PicksAccess Create(bool remarks, bool shared) => new()
    {
        Id = System.Security.Cryptography.RandomNumberGenerator.GetBytes(AssociatedData.IdLength),
        Key = SecretKey.Create(),
        Remarks = remarks,
        Shared = shared,
    };

    /// <summary>A copy with a life of its own, for a manifest or a vault.</summary>
    /// <param name="others">For a manifest: what its holder may read besides. Goes over to the copy.</param>
    public PicksAccess Clone(IReadOnlyList<OthersPicks>? others = null) => new()
    {
        Id = Id,
        Key = Key.Clone(),
        Remarks = Remarks,
        Shared = Shared,
        Others = others ?? [],
    };

    /// <summary>Zeroes the keys.</summary>
    public void Dispose()
    {
        Key.Dispose();
        foreach (var other in Others) other.Dispose();
    }
}
