using System.Security.Cryptography;
using Darkslide.Client.Http;
using Darkslide.Client.Transfers;
using Darkslide.Format;

namespace Darkslide.Client.Sending;

/// <summary>Seals one rendition under a key of its own and uploads it, segment by segment.</summary>
internal static class SealedBlob
{
    public static async Task<BlobReference> UploadAsync(
        OwningApi api, int chunkBytes, int blob, PreparedRendition rendition, Action<long> moved, CancellationToken cancellationToken)
    {
        byte[] id = RandomNumberGenerator.GetBytes(AssociatedData.IdLength);
        var key = SecretKey.Create();
        try
        {
            using var session = SealingSession.Create(key, AssociatedData.For(rendition.Kind, id));
            await using var sealedBytes = rendition.Sealed(session);
            await new BlobUpload(api, blob, sealedBytes, chunkBytes, moved).RunAsync(cancellationToken);
        }
        catch
        {
            key.Dispose();
            throw;
        }

        return new BlobReference
        {
            Blob = blob,
            Id = id,
            Key = key,
            Length = rendition.Length,
            MediaType = rendition.MediaType,
            Width = rendition.Width,
            Height = rendition.Height,
        };
    }
}
