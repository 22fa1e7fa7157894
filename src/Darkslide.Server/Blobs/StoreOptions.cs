namespace Darkslide.Server.Blobs;

/// <summary>Limits of the blob store.</summary>
public sealed class StoreOptions
{
    /// <summary>All blobs of the instance together in bytes; 0 for as many as there is room for.</summary>
    public long QuotaBytes { get; set; }

    /// <summary>Room that uploads leave free for the database, in bytes.</summary>
    public long ReserveBytes { get; set; } = 256L * 1024 * 1024;
}
