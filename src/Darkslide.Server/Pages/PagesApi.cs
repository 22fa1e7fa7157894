using System.Text;
using Darkslide.Protocol;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Pages;

/// <summary>The pages' addresses: the same for everybody, and nothing in them names a share.</summary>
internal static class PagesApi
{
    private const string Unbuilt =
        "This Darkslide was built without its pages. Run `make build` (it builds web/ first) and start it again; the interface below /api/ works as it is.\n";

    private static readonly RouteFacts PageFacts = new("A page", Caller.Anyone) { Answers = [new(200, Type: "text/html")], RequestHeaders = ["If-None-Match"] };

    private static readonly RouteFacts AssetFacts = new("A file of a page", Caller.Anyone)
    {
        Answers = [new(200, Type: "*/*"), new(304)],
        RequestHeaders = ["If-None-Match"],
        Problems = [ProblemCodes.NoSuchAddress],
    };

    private static readonly RouteFacts SharedFacts = new("Pictures that the page's worker should have taken: refused unread", Caller.Anyone)
    {
        BodyType = "multipart/form-data",
        Answers = [new(303) { Headers = ["Location"] }],
    };

    private static readonly RouteFacts RobotsFacts = new("Keeps robots out", Caller.Anyone) { Answers = [new(200, Type: "text/plain")] };

    public static void Map(IEndpointRouteBuilder routes, PageFiles files)
    {
        RouteFacts facts = PageFacts with { Answers = [.. PageFacts.Answers, new(304)] };
        routes.Add("GET HEAD", "/v", facts, context =>
        {
            context.Response.Headers["Permissions-Policy"] = AnswerHeaders.ViewerPermissions;
            return Page(context, files.Viewer, AnswerHeaders.PasswordPagePolicy);
        });
        routes.Add("GET HEAD", "/", facts, context => Page(context, files.Studio, AnswerHeaders.PasswordPagePolicy));
        routes.Add("GET HEAD", "/m", facts, context => Page(context, files.Studio, AnswerHeaders.PasswordPagePolicy));
        routes.Add("GET HEAD", "/sign-in", facts, context => Page(context, files.Studio, AnswerHeaders.PasswordPagePolicy));
        routes.Add("GET HEAD", "/assets/{name}", AssetFacts, context => Asset(context, files));
        routes.Add("GET HEAD", "/take-in/{name}", AssetFacts, context => TakeInFile(context, files));
        routes.Add("POST", "/take-in/shared/pictures", SharedFacts, RefuseShared);
        routes.Add("GET HEAD", "/robots.txt", RobotsFacts, context => Text(context, "User-agent: *\nDisallow: /\n"));
    }

    private static Task Page(HttpContext context, PageFiles.PageFile? page, string policy)
    {
        if (page is null)
        {
            return Text(context, Unbuilt);
        }

        context.Response.Headers.ContentSecurityPolicy = policy;
        context.Response.Headers.CacheControl = "no-cache";
        return Send(context, page);
    }

    private static Task Asset(HttpContext context, PageFiles files)
    {
        if (files.Find("assets/" + context.GetRouteValue("name")) is not { } file)
        {
            return ProblemAnswer.Write(context, ProblemCodes.NoSuchAddress);
        }

        context.Response.Headers.ContentSecurityPolicy = AnswerHeaders.PasswordPagePolicy;
        // Their names hold a hash of their content.
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Send(context, file);
    }

    // The worker's name stays, so nothing may keep it; it may load nothing, as every answer's policy says that is no page.
    private static Task TakeInFile(HttpContext context, PageFiles files)
    {
        if (files.Find("take-in/" + context.GetRouteValue("name")) is not { } file)
        {
            return ProblemAnswer.Write(context, ProblemCodes.NoSuchAddress);
        }

        context.Response.Headers.CacheControl = "no-cache";
        return Send(context, file);
    }

    // These pictures were never cleaned or sealed: not one byte is read, and a large body's connection ends with the answer (docs/decisions/0015).
    private static Task RefuseShared(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/#not-taken-in";
        context.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    }

    private static async Task Send(HttpContext context, PageFiles.PageFile file)
    {
        HttpResponse response = context.Response;
        bool brotli = file.HasBrotli && AcceptsBrotli(context.Request.Headers.AcceptEncoding.ToString());
        string tag = brotli ? $"\"{file.Tag}-br\"" : $"\"{file.Tag}\"";
        response.Headers.ETag = tag;
        response.Headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch.ToString().Split(',').Any(known => known.Trim() == tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.Type;
        if (brotli)
        {
            response.Headers.ContentEncoding = "br";
        }

        await using Stream bytes = file.Open(brotli);
        // Unknown where the file is unpacked on its way.
        response.ContentLength = bytes.CanSeek ? bytes.Length : null;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await bytes.CopyToAsync(response.Body, context.RequestAborted);
        }
    }

    private static bool AcceptsBrotli(string accepted)
        => accepted.Split(',').Select(coding => coding.Split(';')).Any(coding =>
            coding[0].Trim().Equals("br", StringComparison.OrdinalIgnoreCase) && !(coding.Length > 1 && coding[1].Replace(" ", "", StringComparison.Ordinal) is "q=0" or "q=0.0" or "q=0.00" or "q=0.000"));

    private static Task Text(HttpContext context, string text)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsGet(context.Request.Method) ? context.Response.Body.WriteAsync(body).AsTask() : Task.CompletedTask;
    }
}
