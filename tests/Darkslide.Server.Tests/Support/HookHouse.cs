using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Darkslide.Server.Tests.Support;

/// <summary>Takes what web hooks are sent, on this machine, and answers as a test wants it.</summary>
internal sealed class HookHouse : IAsyncDisposable
{
    private readonly WebApplication app;

    private HookHouse(WebApplication app) => this.app = app;

    public sealed record Message(string Path, Dictionary<string, string> Headers, byte[] Body)
    {
        public string Id => Headers["webhook-id"];
    }

    public ConcurrentQueue<Message> Messages { get; } = [];

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = 204;

    /// <summary>It answers only once this is done.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public string Url => $"{app.Urls.Single()}/told";

    public static async Task<HookHouse> Open()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var house = new HookHouse(app);
        app.Run(house.Take);
        await app.StartAsync();
        return house;
    }

    /// <summary>Waits for so many messages; all that came.</summary>
    public async Task<Message[]> Took(int count)
    {
        await Wait.Until(() => Messages.Count >= count, $"{count} messages did not come.");
        return [.. Messages];
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Messages.Enqueue(new Message(
            context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()), body.ToArray()));
        await Gate.WaitAsync(context.RequestAborted);
        context.Response.StatusCode = Status;
        if (Status == 302)
        {
            context.Response.Headers.Location = "/elsewhere";
        }
    }
}
