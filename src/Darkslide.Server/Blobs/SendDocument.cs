using Darkslide.Server.Http;

namespace Darkslide.Server.Blobs;

/// <summary>Answers with a sealed document of the store, whole, with its version.</summary>
internal sealed class SendDocument(IBlobStore store)
{
    public const string MediaType = "application/octet-stream";

    public async Task Run(HttpContext context, string name, long length, long version)
    {
        if (!await TryRun(context, name, length, version))
        {
            throw new StoreException("The document is missing.");
        }
    }

    /// <summary>The same; false, and nothing answered, where the store has it no more: a newer one may have taken its place this moment.</summary>
    public async Task<bool> TryRun(HttpContext context, string name, long length, long version)
    {
        using BlobReading? reading = await store.Open(name, 0, context.RequestAborted);
        if (reading is null)
        {
            return false;
        }

        context.Response.ContentType = MediaType;
        context.Response.ContentLength = length;
        context.Response.Headers.ETag = VersionTag.Of(version);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await Copy(reading, context);
        }

        return true;
    }

    private static async Task Copy(BlobReading reading, HttpContext context)
    {
        byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(64 * 1024);
        while (await reading.Read(buffer, context.RequestAborted) is > 0 and int read)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
        }

        System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
    }
}
