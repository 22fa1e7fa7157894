namespace Darkslide.Client.Transfers;

/// <summary>Where an upload stands on the server.</summary>
/// <param name="Address">Its address there, or null when the blob is complete.</param>
/// <param name="Offset">Bytes that have arrived.</param>
internal readonly record struct UploadPlace(string? Address, long Offset)
{
    public static UploadPlace Complete(long length) => new(null, length);
}
