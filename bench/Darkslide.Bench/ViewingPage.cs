using Microsoft.Playwright;

namespace Darkslide.Bench;

/// <summary>
/// What Chromium fetches for a link without password, with an empty cache, until the page is ready and before it opens the link:
/// the bodies as they travel (brotli), and how many requests.
/// </summary>
internal sealed class ViewingPage : Measurement
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public override string Name => "page";

    public override string What => "viewing page, cold, everything it loads for a link without password";

    public override string Budget => "≤ 20 KB brotli, ≤ 3 requests before `open`";

    public override async Task<Measured> MeasureAsync()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        Uri link = await SampleShare.SendAsync(server.Origin, SamplePictures.Jpeg(640, 480), "--views", "1");

        using IPlaywright playwright = await Playwright.CreateAsync();
        string chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Flags });
        IPage page = await browser.NewPageAsync();
        var responses = new List<IResponse>();
        // What the page makes itself (blob:) doesn't travel.
        page.Response += (_, response) =>
        {
            if (response.Url.StartsWith(server.Origin.ToString(), StringComparison.Ordinal))
            {
                responses.Add(response);
            }
        };
        await page.GotoAsync(link.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });

        List<IResponse> files = [.. responses.Where(r => !r.Url.Contains("/api/", StringComparison.Ordinal))];
        long bytes = 0;
        foreach (IResponse file in files)
        {
            bytes += (await file.Request.SizesAsync()).ResponseBodySize;
        }

        return new Measured(
            $"{bytes:N0} bytes in {files.Count} requests, and {responses.Count - files.Count} to the interface (describe)",
            bytes <= 20_000 && files.Count <= 3);
    }
}
