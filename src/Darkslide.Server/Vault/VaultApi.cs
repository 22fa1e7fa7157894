using System.Globalization;
using Darkslide.Protocol;
using Darkslide.Server.Blobs;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Shares;

namespace Darkslide.Server.Vault;

/// <summary>The vault's address.</summary>
internal static class VaultApi
{
    private const string Sealed = "application/octet-stream";

    private static readonly RouteFacts WriteFacts = new("Writes the owner's sealed notes", Caller.Owner)
    {
        BodyType = Sealed,
        RequestHeaders = ["If-Match", "If-None-Match"],
        Answers = [new(204) { Headers = ["ETag"] }],
        Problems =
        [
            ProblemCodes.NotOwner, ProblemCodes.VaultChanged, ProblemCodes.ShareEnded, ProblemCodes.TooSlow, ProblemCodes.StorageFull, ProblemCodes.StoreUnavailable,
        ],
    };

    private static readonly RouteFacts ReadFacts = new("Reads the owner's sealed notes", Caller.Owner)
    {
        Answers = [new(200, Type: Sealed) { Headers = ["ETag"] }],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.NoVault, ProblemCodes.StoreUnavailable],
    };

    public static void Map(IEndpointRouteBuilder routes, Owners owners, WriteVault write, IBlobStore store)
    {
        routes.Add("PUT", Routes.Vault, WriteFacts, owners.Only((context, share) => Write(context, share, write)));
        routes.Add("GET HEAD", Routes.Vault, ReadFacts, owners.Only((context, share) => Read(context, share, store)));
    }

    private static async Task Write(HttpContext context, Share share, WriteVault write)
    {
        if (context.Request.ContentType != Sealed)
        {
            await ProblemAnswer.Write(context, ProblemCodes.WrongMediaType);
            return;
        }

        BodyLimit.Raise(context, Limits.VaultBytes);
        if (context.Request.ContentLength > Limits.VaultBytes)
        {
            await ProblemAnswer.Write(context, Refusal.TooLarge(Limits.VaultBytes, $"A sealed vault may have {Limits.VaultBytes} bytes."));
            return;
        }

        Result<VaultVersion> result = await write.Run(share.Id, Expected(context.Request), context.Request);
        if (result.Value is { } version)
        {
            context.Response.Headers.ETag = Tag(version.Number);
        }

        await Json.WriteNothing(context, new Result<Done>(default, result.Refusal));
    }

    private static long Expected(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch == "*")
        {
            return 0;
        }

        bool isTag = long.TryParse(request.Headers.IfMatch.ToString().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long version);
        Check.That(isTag && request.Headers.IfMatch == Tag(version), "If-Match", "If-Match must be the ETag that was read, or If-None-Match be * for the first vault.");
        // Version 0 is no vault's: it would be the first under the wrong header.
        return version == 0 ? -1 : version;
    }

    private static async Task Read(HttpContext context, Share share, IBlobStore store)
    {
        if (share.Vault is not { } name)
        {
            await ProblemAnswer.Write(context, ProblemCodes.NoVault);
            return;
        }

        using BlobReading reading = await store.Open(name, 0, context.RequestAborted) ?? throw new StoreException("The vault is missing.");
        context.Response.ContentType = Sealed;
        context.Response.ContentLength = share.VaultBytes;
        context.Response.Headers.ETag = Tag(share.VaultVersion);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await Copy(reading, context);
        }
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

    private static string Tag(long version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";
}
