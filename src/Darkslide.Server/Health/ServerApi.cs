using System.Reflection;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Http;
using Darkslide.Server.Passes;
using Darkslide.Server.Records;
using Darkslide.Server.Shares;
using Darkslide.Server.Start;

namespace Darkslide.Server.Health;

/// <summary>What this server is and takes, and its interface's description.</summary>
internal static class ServerApi
{
    private static readonly RouteFacts ServerFacts = new("What this server is and takes", Caller.Anyone)
    {
        RequestHeaders = [Capability.PassHeader],
        Answers = [new(200, ProtocolJson.Default.ServerAnswer)],
    };

    private static readonly RouteFacts DocumentFacts = new("This document", Caller.Anyone) { Answers = [new(200, Type: "application/json")] };

    public static void Map(IEndpointRouteBuilder routes, ServerOptions options, ReceiptKey receiptKey, Senders senders, Func<HttpContext, bool> hasPasskeys, TellSender tell)
    {
        string version = typeof(ServerApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        routes.Add("GET", Routes.Server, ServerFacts, context =>
        {
            SenderPass? pass = tell.Run(context);
            bool isOpen = senders.MaySend(context) || pass is { State: PassStates.Good };
            return Json.Write(context, 200, Answer(options, version, receiptKey.PublicKey, isOpen, hasPasskeys(context), pass, isOpen ? tell.Room() : null), ProtocolJson.Default.ServerAnswer);
        });
        routes.Add("GET", "/openapi.json", DocumentFacts, async context =>
        {
            await using Stream document = typeof(ServerApi).Assembly.GetManifestResourceStream("openapi.json")!;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = document.Length;
            await document.CopyToAsync(context.Response.Body);
        });
    }

    private static ServerAnswer Answer(ServerOptions options, string version, byte[] receiptKey, bool isOpen, bool hasPasskeys, SenderPass? pass, long? room) => new()
    {
        Name = "darkslide",
        Protocol = int.Parse(ProtocolVersion.Current, System.Globalization.CultureInfo.InvariantCulture),
        Version = version,
        Sending = isOpen ? "open" : "closed",
        Origin = options.PublicOrigin,
        Codes = options.Codes.AreOffered,
        Notices = new NoticesOffered { Hooks = options.Notices.Hooks, Emails = options.Codes.AreOffered },
        ReceiptKey = receiptKey,
        Passkeys = hasPasskeys,
        SignIn = options.SignIn.IsOffered ? new SignInOffer { Name = options.SignIn.ShownName } : null,
        Pass = pass,
        Room = room,
        Limits = new ServerLimits
        {
            BlobBytes = options.Uploads.BlobBytes,
            ShareBytes = options.Uploads.ShareBytes,
            Pictures = Limits.Pictures,
            Links = Limits.Links,
            LifetimeSeconds = options.Links.LongestLifetimeSeconds,
            ShortestLifetimeSeconds = Limits.ShortestLifetimeSeconds,
            ChunkBytes = options.Uploads.ChunkBytes,
        },
    };
}
