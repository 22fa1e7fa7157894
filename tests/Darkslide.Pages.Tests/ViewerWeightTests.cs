using System.Globalization;
using System.Text.Json;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests;

/// <summary>The viewing page's budget, counted on the wire.</summary>
public sealed class ViewerWeightTests(Stage stage, ITestOutputHelper output)
{
    private const int MostBytes = 20_000;
    private const int MostRequests = 3;

    [Fact]
    public async Task A_cold_page_weighs_at_most_20_KB_in_3_requests_before_it_opens()
    {
        var sent = await stage.Site.Send(new Delivery(stage.Magenta));
        await using var looker = await Looker.Arrive(stage);
        var wire = await looker.Profile.NewCDPSessionAsync(looker.Page);
        var paths = new List<KeyValuePair<string, string>>();
        var bytes = new Dictionary<string, int>();
        wire.Event("Network.requestWillBeSent").OnEvent += (_, e) =>
        {
            var url = e!.Value.GetProperty("request").GetProperty("url").GetString()!;
            if (url.StartsWith("http", StringComparison.Ordinal)) paths.Add(new(Id(e.Value), new Uri(url).AbsolutePath));
        };
        wire.Event("Network.responseReceived").OnEvent += (_, e) =>
        {
            var headers = e!.Value.GetProperty("response").GetProperty("headers");
            if (headers.TryGetProperty("Content-Length", out var length)) bytes[Id(e.Value)] = int.Parse(length.GetString()!, CultureInfo.InvariantCulture);
        };
        await wire.SendAsync("Network.enable");
        await looker.GoTo(sent);
        await looker.SeeThumbnails();

        // The gallery's own code comes while the server is asked for the pictures.
        var before = paths.TakeWhile(request => request.Value != "/api/openings").ToList();
        var page = before.Where(request => !request.Value.StartsWith("/api/", StringComparison.Ordinal)).ToList();
        foreach (var (id, path) in page) output.WriteLine($"{bytes.GetValueOrDefault(id),7} {path}");
        var weight = page.Sum(request => bytes.GetValueOrDefault(request.Key));
        output.WriteLine($"{weight,7} bytes in {page.Count} requests");
        Assert.All(page, request => Assert.True(bytes.ContainsKey(request.Key), request.Value));
        Assert.InRange(weight, 1_000, MostBytes);
        Assert.InRange(page.Count, 1, MostRequests);

        static string Id(JsonElement e) => e.GetProperty("requestId").GetString()!;
    }
}
