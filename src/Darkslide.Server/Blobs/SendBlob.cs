using System.Buffers.Text;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Server.Log;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Blobs;

/// <summary>
/// Answers with a blob or a range of it. The store has answered, and the first bytes are in hand, before anything is noted or
/// sent; between pieces the transfer looks whether it may go on.
/// </summary>
internal sealed class SendBlob(IBlobStore store)
{
    // Large pieces: the response's pipe takes them as they are, and one system call sends each.
    private const int PieceBytes = 256 * 1024;

    /// <summary>Sends <paramref name="blob"/>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="blob">What is asked for.</param>
    /// <param name="mayGoOn">Asked when the first bytes are in hand, and again before each further piece: a refusal stops it.</param>
    /// <param name="ended">Cancelled when nothing more may be sent.</param>
    public async Task Run(HttpContext context, Blob blob, Func<Task<Refusal?>> mayGoOn, CancellationToken ended)
    {
        HttpResponse response = context.Response;
        string etag = Tag(blob);
        response.Headers.AcceptRanges = "bytes";
        if (Range(context.Request, etag, blob.Size) is not { } range)
        {
            response.Headers.ContentRange = $"bytes */{blob.Size}";
            await ProblemAnswer.Write(context, ProblemCodes.RangeNotSatisfiable);
            return;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            Head(response, range, etag);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ended);
        using BlobReading? reading = await store.Open(blob.Name, range.First, stop.Token);
        if (reading is null)
        {
            // It may have ended this very moment; only a living link whose blob is missing is the store's fault.
            await ProblemAnswer.Write(context, await mayGoOn() ?? ProblemCodes.StoreUnavailable);
            return;
        }

        await Send(context, reading, range, etag, mayGoOn, stop.Token);
    }

    private static async Task Send(HttpContext context, BlobReading reading, ByteRange range, string etag, Func<Task<Refusal?>> mayGoOn, CancellationToken stop)
    {
        // Before the answer begins nothing may touch its pipe: the first piece is read into a buffer of its own.
        using var first = System.Buffers.MemoryPool<byte>.Shared.Rent((int)Math.Min(PieceBytes, range.Length));
        int read = await Fill(reading, first.Memory[..(int)Math.Min(PieceBytes, range.Length)], stop);
        if (await mayGoOn() is { } refusal)
        {
            await ProblemAnswer.Write(context, refusal);
            return;
        }

        Head(context.Response, range, etag);
        await context.Response.StartAsync(stop);
        PipeWriter pipe = context.Response.BodyWriter;
        long left = range.Length - read;
        first.Memory[..read].CopyTo(pipe.GetMemory(read));
        pipe.Advance(read);
        await pipe.FlushAsync(stop);
        while (left > 0)
        {
            if (await mayGoOn() is not null)
            {
                context.Abort();
                return;
            }

            int piece = (int)Math.Min(PieceBytes, left);
            await Fill(reading, pipe.GetMemory(piece)[..piece], stop);
            pipe.Advance(piece);
            await pipe.FlushAsync(stop);
            left -= piece;
        }

        Meters.BytesSent.Add(range.Length);
    }

    private static async ValueTask<int> Fill(BlobReading reading, Memory<byte> buffer, CancellationToken stop)
    {
        int filled = 0;
        while (filled < buffer.Length)
        {
            int read;
            try
            {
                read = await reading.Read(buffer[filled..], stop);
            }
            catch (IOException fault)
            {
                throw new StoreException("The blob can't be read.", fault);
            }

            filled += read > 0 ? read : throw new StoreException("The blob is shorter than it was.");
        }

        return filled;
    }

    private static void Head(HttpResponse response, ByteRange range, string etag)
    {
        response.StatusCode = range.IsWhole ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent;
        response.ContentType = "application/octet-stream";
        response.ContentLength = range.Length;
        response.Headers.ETag = etag;
        if (!range.IsWhole)
        {
            response.Headers.ContentRange = range.ContentRange;
        }
    }

    // A part of what changed meanwhile would not fit to what the client has: then it gets the whole (RFC 9110 section 13.1.5).
    private static ByteRange? Range(HttpRequest request, string etag, long size)
        => request.Headers.IfRange.Count > 0 && request.Headers.IfRange != etag ? ByteRange.Whole(size) : ByteRange.Read(request.Headers.Range, size);

    // A blob never changes under its name in the store; the name itself is nobody's business.
    private static string Tag(Blob blob) => $"\"{Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes("etag" + blob.Name)).AsSpan(0, 12))}\"";
}
