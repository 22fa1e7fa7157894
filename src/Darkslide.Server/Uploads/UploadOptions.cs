namespace Darkslide.Server.Uploads;

/// <summary>Limits of uploads.</summary>
public sealed class UploadOptions
{
    /// <summary>The largest sealed blob in bytes.</summary>
    public long BlobBytes { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>All blobs of one share together, uploads under way included, in bytes.</summary>
    public long ShareBytes { get; set; } = 50L * 1024 * 1024 * 1024;

    /// <summary>The largest body of one upload request in bytes.</summary>
    public int ChunkBytes { get; set; } = 8 * 1024 * 1024;
}
