using System.Globalization;
using Microsoft.Playwright;

namespace Darkslide.Bench.Gallery;

/// <summary>
/// A recipient's phone: from the link to the first screen of thumbnails and to the first sharp picture, what travels until then, and
/// memory after scrolling to the end and back. Chromium's processor is slowed 4 ×, its network is a good 4G: 9 Mbit/s, 170 ms there and back.
/// </summary>
/// <param name="pictures">How many the share has.</param>
/// <param name="thumbnails">The budget until the first screen of thumbnails, in seconds.</param>
/// <param name="sharp">The budget until the first sharp picture, in seconds.</param>
internal sealed class GalleryOpening(int pictures, double thumbnails, double sharp) : Measurement
{
    private const double BitsPerSecond = 9_000_000, LatencyMilliseconds = 170, SlowedDown = 4;
    private const double MostHeapMegabytes = 12;
    private const int MostPackRequests = 3;

    // At 60 a second a frame has 16.7 ms: one that takes half as long again is seen as a stutter.
    private const double LongFrameMilliseconds = 25, MostLongFrames = 0.05;
    private const int GlideMilliseconds = 8_000;

    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public override string Name => $"gallery-{pictures}";

    public override string What => FormattableString.Invariant($"gallery of {pictures:N0} on a slow phone (processor slowed 4 ×, 9 Mbit/s, 170 ms): from the link to thumbnails, to a sharp picture");

    public override string Budget => FormattableString.Invariant($"≤ {thumbnails} s, ≤ {sharp} s; thumbnails in ≤ {MostPackRequests} requests")
        + (pictures > 1_000 ? FormattableString.Invariant($"; heap ≤ {MostHeapMegabytes} MB, long frames ≤ {MostLongFrames:0 %}") : "");

    public override async Task<Measured> MeasureAsync()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using var sending = new GallerySending(server.Origin);
        Uri link = await sending.RunAsync(GallerySamples.Make(pictures));
        using IPlaywright playwright = await Playwright.CreateAsync();
        string chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Flags });
        Opened[] runs = [await OpenAsync(browser, link), await OpenAsync(browser, link), await OpenAsync(browser, link)];
        Opened middle = runs.OrderBy(run => run.Sharp).ElementAt(1);
        Scrolled? scrolled = pictures > 1_000 ? await ScrollAsync(browser, link) : null;
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{middle.Thumbnails:0.00} s, {middle.Sharp:0.00} s; {middle.Requests} requests ({middle.Packs} for thumbnails) and {middle.Bytes / 1_000:N0} KB until the thumbnails");
        if (scrolled is not null)
        {
            text += FormattableString.Invariant(
                $"; heap {scrolled.Heap:0.0} MB after scrolling to the end and back; {scrolled.Long:0.0 %} of frames longer than {LongFrameMilliseconds} ms while gliding, the longest {scrolled.Longest:0} ms");
        }

        return new Measured(
            text, middle.Thumbnails <= thumbnails && middle.Sharp <= sharp && middle.Packs <= MostPackRequests && (scrolled?.Heap ?? 0) <= MostHeapMegabytes && (scrolled?.Long ?? 0) <= MostLongFrames);
    }

    private static async Task<Opened> OpenAsync(IBrowser browser, Uri link)
    {
        await using IBrowserContext phone = await PhoneAsync(browser);
        IPage page = await phone.NewPageAsync();
        ICDPSession wire = await phone.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = LatencyMilliseconds, ["downloadThroughput"] = BitsPerSecond / 8, ["uploadThroughput"] = BitsPerSecond / 8 });
        await wire.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = SlowedDown });
        int requests = 0, packs = 0;
        double bytes = 0;
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("http", StringComparison.Ordinal))
            {
                return;
            }

            requests++;
            packs += request.Url.Contains("/api/blobs/", StringComparison.Ordinal) && !request.Url.EndsWith("/blobs/0", StringComparison.Ordinal) ? 1 : 0;
        };
        wire.Event("Network.dataReceived").OnEvent += (_, data) => bytes += data!.Value.GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync(link.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("() => window.benchThumbnails");
        var (seenRequests, seenPacks, seenBytes) = (requests, packs, bytes);
        await page.WaitForFunctionAsync("() => window.benchSharp", null, new() { Timeout = 60_000 });
        return new Opened(await SecondsAsync(page, "benchThumbnails"), await SecondsAsync(page, "benchSharp"), seenRequests, seenPacks, seenBytes);
    }

    private static async Task<Scrolled> ScrollAsync(IBrowser browser, Uri link)
    {
        await using IBrowserContext phone = await PhoneAsync(browser);
        IPage page = await phone.NewPageAsync();
        await page.GotoAsync(link.ToString());
        await page.WaitForFunctionAsync("() => window.benchSharp");
        await page.Keyboard.PressAsync("Escape");
        ICDPSession wire = await phone.NewCDPSessionAsync(page);
        await wire.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = SlowedDown });
        double[] frames = await page.EvaluateAsync<double[]>(GalleryEyes.Glide, GlideMilliseconds);
        await wire.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 1 });
        foreach (int direction in new[] { 1, -1 })
        {
            await page.EvaluateAsync(GalleryEyes.Scroll, direction);
        }

        await wire.SendAsync("Performance.enable");
        await wire.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await wire.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray();
        double heap = metrics.Single(metric => metric.GetProperty("name").GetString() == "JSHeapUsedSize").GetProperty("value").GetDouble() / 1e6;
        return new Scrolled(heap, frames.Count(frame => frame > LongFrameMilliseconds) / (double)frames.Length, frames.Max());
    }

    private static async Task<IBrowserContext> PhoneAsync(IBrowser browser)
    {
        IBrowserContext phone = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, DeviceScaleFactor = 2, HasTouch = true, Locale = "en-GB" });
        await phone.AddInitScriptAsync(GalleryEyes.Watch);
        return phone;
    }

    private static async Task<double> SecondsAsync(IPage page, string mark) => await page.EvaluateAsync<double>($"window.{mark}") / 1_000;

    private sealed record Scrolled(double Heap, double Long, double Longest);

    private sealed record Opened(double Thumbnails, double Sharp, int Requests, int Packs, double Bytes);
}
