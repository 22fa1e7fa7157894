using System.Globalization;
using Darkslide.Protocol;
using Darkslide.Server.Database;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Shares;

namespace Darkslide.Server.Uploads;

/// <summary>Addresses of uploads (tus 1.0.0).</summary>
internal static class UploadsApi
{
    private static readonly RouteFacts OptionsFacts = new("What uploads can do", Caller.Anyone)
    {
        Answers = [new(204) { Headers = ["Tus-Resumable", "Tus-Version", "Tus-Extension", "Tus-Max-Size"] }],
    };

    private static readonly RouteFacts BeginFacts = new("Makes an upload", Caller.Owner)
    {
        BodyType = Tus.PartType,
        RequestHeaders = ["Tus-Resumable", "Upload-Length", "Upload-Metadata"],
        Answers = [new(201) { Headers = ["Tus-Resumable", "Location", "Upload-Offset", "Upload-Expires"] }],
        Problems =
        [
            ProblemCodes.TusVersion, ProblemCodes.NotOwner, ProblemCodes.ShareEnded, ProblemCodes.BlobComplete, ProblemCodes.TooSlow, ProblemCodes.NoSuchUpload,
            ProblemCodes.WrongOffset, ProblemCodes.StorageFull, ProblemCodes.StoreUnavailable, .. PassProblems.OfBytes,
        ],
    };

    private static readonly RouteFacts HeadFacts = new("Where an upload stands", Caller.Owner)
    {
        RequestHeaders = ["Tus-Resumable"],
        Answers = [new(200) { Headers = ["Tus-Resumable", "Upload-Offset", "Upload-Length", "Upload-Expires"] }],
        Problems = [ProblemCodes.TusVersion, ProblemCodes.NotOwner, ProblemCodes.NoSuchUpload],
    };

    private static readonly RouteFacts PatchFacts = new("Appends to an upload", Caller.Owner)
    {
        BodyType = Tus.PartType,
        RequestHeaders = ["Tus-Resumable", "Upload-Offset"],
        Answers = [new(204) { Headers = ["Tus-Resumable", "Upload-Offset", "Upload-Expires"] }],
        Problems =
        [
            ProblemCodes.TusVersion, ProblemCodes.NotOwner, ProblemCodes.NoSuchUpload, ProblemCodes.WrongOffset, ProblemCodes.TooSlow,
            ProblemCodes.StorageFull, ProblemCodes.StoreUnavailable, .. PassProblems.Any,
        ],
    };

    private static readonly RouteFacts DeleteFacts = new("Gives an upload up", Caller.Owner)
    {
        RequestHeaders = ["Tus-Resumable"],
        Answers = [new(204) { Headers = ["Tus-Resumable"] }],
        Problems = [ProblemCodes.TusVersion, ProblemCodes.NotOwner, ProblemCodes.NoSuchUpload],
    };

    public static void Map(
        IEndpointRouteBuilder routes, Owners owners, UploadOptions options, IDatabase database, BeginUpload begin, AppendToUpload append, GiveUpUpload giveUp)
    {
        routes.Add("OPTIONS", Routes.Uploads, OptionsFacts, context =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers["Tus-Resumable"] = Tus.Version;
            headers["Tus-Version"] = Tus.Version;
            headers["Tus-Extension"] = Tus.Extensions;
            headers["Tus-Max-Size"] = options.BlobBytes.ToString(CultureInfo.InvariantCulture);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        routes.Add("POST", Routes.Uploads, BeginFacts, Tus.Only(owners.Only((context, share) => Begin(context, share, options, begin, append))));
        routes.Add("HEAD", Routes.Upload, HeadFacts, Tus.Only(owners.Only((context, share) => Head(context, share, database))));
        routes.Add("PATCH", Routes.Upload, PatchFacts, Tus.Only(owners.Only(async (context, share) =>
        {
            Tus.CheckPartType(context.Request);
            long offset = Tus.Number(context.Request, "Upload-Offset");
            BodyLimit.Raise(context, options.ChunkBytes);
            Result<AppendToUpload.Appended> result = await append.Run(share.Id, Id(context), offset, context.Request);
            await Answer(context, result, StatusCodes.Status204NoContent);
        })));
        routes.Add("DELETE", Routes.Upload, DeleteFacts, Tus.Only(owners.Only(async (context, share) =>
            await Json.WriteNothing(context, await giveUp.Run(share.Id, Id(context))))));
    }

    private static async Task Begin(HttpContext context, Share share, UploadOptions options, BeginUpload begin, AppendToUpload append)
    {
        BodyLimit.Raise(context, options.ChunkBytes);
        long size = Tus.Number(context.Request, "Upload-Length");
        int number = Tus.BlobNumber(context.Request);
        Check.That(size >= Limits.SmallestBlobBytes, "Upload-Length", $"A sealed blob has at least {Limits.SmallestBlobBytes} bytes.");
        if (size > options.BlobBytes)
        {
            await ProblemAnswer.Write(context, Refusal.TooLarge(options.BlobBytes, $"One picture may have {options.BlobBytes} bytes."));
            return;
        }

        bool hasBody = context.Request.ContentLength is null ? context.Request.Headers.TransferEncoding.Count > 0 : context.Request.ContentLength > 0;
        if (hasBody)
        {
            Tus.CheckPartType(context.Request);
        }

        Result<BeginUpload.Begun> begun = await begin.Run(share.Id, number, size);
        if (begun.Refusal is { } refusal)
        {
            await ProblemAnswer.Write(context, refusal);
            return;
        }

        Upload upload = begun.Value!.Upload;
        context.Response.Headers.Location = $"{Routes.Uploads}/{upload.Id}";
        Result<AppendToUpload.Appended> result = hasBody && begun.Value.IsNew
            ? await append.Run(share.Id, upload.Id, 0, context.Request)
            : new AppendToUpload.Appended(upload.Arrived, upload.Expires);
        await Answer(context, result, StatusCodes.Status201Created);
    }

    private static Task Head(HttpContext context, Share share, IDatabase database)
    {
        string id = Id(context);
        if (database.Read(sql => Upload.Find(sql, share.Id, id)) is not { } upload)
        {
            return ProblemAnswer.Write(context, ProblemCodes.NoSuchUpload);
        }

        Tus.Say(context.Response, upload.Arrived, upload.Expires);
        context.Response.Headers["Upload-Length"] = upload.Size.ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    private static Task Answer(HttpContext context, Result<AppendToUpload.Appended> result, int status)
    {
        if (result.Refusal is { } refusal)
        {
            return ProblemAnswer.Write(context, refusal);
        }

        Tus.Say(context.Response, result.Value!.Arrived, result.Value.Expires);
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static string Id(HttpContext context) => (string)context.GetRouteValue("id")!;
}
