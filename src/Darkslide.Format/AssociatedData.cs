namespace Darkslide.Format;

/// <summary>Binds a sealed file to its kind and id, so that it can't stand in for another (FORMAT.md, section 4.1).</summary>
public static class AssociatedData
{
    /// <summary>Bytes of an id: a locator, a share id or a blob id.</summary>
    public const int IdLength = 16;

    /// <summary><c>kind ‖ u8(0) ‖ id(16)</c>.</summary>
    public static byte[] For(BlobKind kind, ReadOnlySpan<byte> id)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(id.Length, IdLength, nameof(id));
        return [.. Name(kind), 0, .. id];
    }

    private static ReadOnlySpan<byte> Name(BlobKind kind) => kind switch
    {
        BlobKind.Manifest => "manifest"u8,
        BlobKind.Vault => "vault"u8,
        BlobKind.Pack => "pack"u8,
        BlobKind.Preview => "preview"u8,
        BlobKind.Original => "original"u8,
        BlobKind.Document => "document"u8,
        BlobKind.Picks => "picks"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
