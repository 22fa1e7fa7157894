using System.Security.Cryptography;
using Darkslide.Client.Http;
using Darkslide.Client.Transfers;
using Darkslide.Format;

namespace Darkslide.Client.Sending;

/// <summary>Seals one rendition or pack under a key of its own and uploads it, segment by segment.</summary>
internal sealed class SealedBlob(OwningApi api, int chunkBytes, Action<long> moved, bool isNew = false)
{
    public async Task<BlobReference> UploadAsync(int blob, PreparedRendition rendition, CancellationToken cancellationToken)
    {
        (byte[] id, SecretKey key) = await UploadAsync(blob, rendition.Kind, rendition.Sealed, cancellationToken);
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

    public async Task<Pack> UploadAsync(int blob, FullPack pack, CancellationToken cancellationToken)
    {
        (byte[] id, SecretKey key) = await UploadAsync(blob, BlobKind.Pack, session => new SealingStream(session, pack.Content), cancellationToken);
        return new Pack { Blob = blob, Id = id, Key = key, Length = pack.Content.Length };
    }

    private async Task<(byte[] Id, SecretKey Key)> UploadAsync(
        int blob, BlobKind kind, Func<SealingSession, SealingStream> seal, CancellationToken cancellationToken)
    {
        byte[] id = RandomNumberGenerator.GetBytes(AssociatedData.IdLength);
        var key = SecretKey.Create();
        try
        {
            using var session = SealingSession.Create(key, AssociatedData.For(kind, id));
            await using SealingStream sealedBytes = seal(session);
            await new BlobUpload(api, blob, sealedBytes, chunkBytes, moved, isNew).RunAsync(cancellationToken);
            return (id, key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
