namespace Darkslide.Format;

/// <summary>Another link's picks that a link's holder may read (FORMAT.md, section 5.2). Owns the key.</summary>
public sealed class OthersPicks : IDisposable
{
    /// <summary>The other link's number within the share.</summary>
    public required int Link { get; init; }

    /// <summary>Whom it is for: 1 to 200 characters, or null.</summary>
    public string? To { get; init; }

    /// <summary>The document's 16 bytes.</summary>
    public required ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>The document's key.</summary>
    public required SecretKey Key { get; init; }

    /// <summary>A copy with a life of its own, for another manifest.</summary>
    public OthersPicks Clone() => new() { Link = Link, To = To, Id = Id, Key = Key.Clone() };

    /// <summary>Zeroes the key.</summary>
    public void Dispose() => Key.Dispose();
}
