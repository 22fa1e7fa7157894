using Darkslide.Client.Http;
using Darkslide.Client.Transfers;
using Darkslide.Format;
using Darkslide.Protocol;

namespace Darkslide.Client.Looking;

/// <summary>A link's sealed manifest as it is now.</summary>
internal static class SealedManifest
{
    public static async Task<byte[]> ReadAsync(LookingApi api, string ticket, CancellationToken cancellationToken)
    {
        await using var blob = new BlobStream(api.Exchange, Requests.Numbered(Routes.Blob, 0), ticket, _ => { }, cancellationToken);
        using var whole = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = await blob.ReadAsync(buffer, cancellationToken)) > 0)
        {
            whole.Write(buffer, 0, read);
            if (whole.Length > ManifestCodec.MostSealedBytes)
            {
                throw new FormatErrorException(FormatError.InvalidManifest, "too long");
            }
        }

        return whole.ToArray();
    }
}
