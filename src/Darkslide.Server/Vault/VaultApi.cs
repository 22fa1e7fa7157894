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
    private static readonly RouteFacts WriteFacts = new("Writes the owner's sealed notes", Caller.Owner)
    {
        BodyType = SendDocument.MediaType,
        RequestHeaders = ["If-Match", "If-None-Match"],
        Answers = [new(204) { Headers = ["ETag"] }],
        Problems =
        [
            ProblemCodes.NotOwner, ProblemCodes.VaultChanged, ProblemCodes.ShareEnded, ProblemCodes.TooSlow, ProblemCodes.StorageFull, ProblemCodes.StoreUnavailable,
            .. PassProblems.OfBytes,
        ],
    };

    private static readonly RouteFacts ReadFacts = new("Reads the owner's sealed notes", Caller.Owner)
    {
        Answers = [new(200, Type: SendDocument.MediaType) { Headers = ["ETag"] }],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.NoVault, ProblemCodes.StoreUnavailable],
    };

    public static void Map(IEndpointRouteBuilder routes, Owners owners, WriteVault write, SendDocument send)
    {
        routes.Add("PUT", Routes.Vault, WriteFacts, owners.Only((context, share) => Write(context, share, write)));
        routes.Add("GET HEAD", Routes.Vault, ReadFacts, owners.Only((context, share) => Read(context, share, send)));
    }

    private static async Task Write(HttpContext context, Share share, WriteVault write)
    {
        if (context.Request.ContentType != SendDocument.MediaType)
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

        Result<VaultVersion> result = await write.Run(share.Id, VersionTag.Expected(context.Request), context.Request);
        if (result.Value is { } version)
        {
            context.Response.Headers.ETag = VersionTag.Of(version.Number);
        }

        await Json.WriteNothing(context, new Result<Done>(default, result.Refusal));
    }

    private static Task Read(HttpContext context, Share share, SendDocument send) => share.Vault is { } name
        ? send.Run(context, name, share.VaultBytes, share.VaultVersion)
        : ProblemAnswer.Write(context, ProblemCodes.NoVault);
}
