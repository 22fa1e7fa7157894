using Darkslide.Protocol;
using Darkslide.Server.Blobs;
using Darkslide.Server.Database;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Health;

/// <summary>For whoever watches over the process: alive, and ready to work.</summary>
internal static class HealthApi
{
    private static readonly RouteFacts AliveFacts = new("The process lives", Caller.Anyone) { Answers = [new(200, Type: "text/plain")] };

    private static readonly RouteFacts ReadyFacts = new("Database and store answer", Caller.Anyone)
    {
        Answers = [new(200, Type: "text/plain")],
        Problems = [ProblemCodes.StoreUnavailable],
    };

    public static void Map(IEndpointRouteBuilder routes, IDatabase database, IBlobStore store)
    {
        routes.Add("GET HEAD", "/healthz", AliveFacts, context => Ok(context));
        routes.Add("GET HEAD", "/readyz", ReadyFacts, context =>
        {
            bool isReady = IsReady(database, store);
            return isReady ? Ok(context) : ProblemAnswer.Write(context, ProblemCodes.StoreUnavailable);
        });
    }

    private static bool IsReady(IDatabase database, IBlobStore store)
    {
        try
        {
            return database.Read(sql => sql.Number("SELECT COUNT(*) FROM instance")) == 1 && store.Room() > 0;
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or IOException)
        {
            return false;
        }
    }

    private static Task Ok(HttpContext context)
    {
        context.Response.ContentType = "text/plain";
        context.Response.ContentLength = 3;
        return HttpMethods.IsGet(context.Request.Method) ? context.Response.Body.WriteAsync("ok\n"u8.ToArray()).AsTask() : Task.CompletedTask;
    }
}
