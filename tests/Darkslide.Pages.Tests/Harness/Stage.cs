using Darkslide.Format;
using Darkslide.Pages.Tests.Harness;

[assembly: AssemblyFixture(typeof(Stage))]

namespace Darkslide.Pages.Tests.Harness;

/// <summary>What all tests share: one browser, one server, painted pictures.</summary>
public sealed class Stage : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private Site? site;

    /// <summary>The browser's program.</summary>
    public static string Chromium { get; } = Environment.GetEnvironmentVariable("DARKSLIDE_CHROMIUM") ?? "/usr/bin/chromium";

    public IBrowser Browser => browser ?? throw new InvalidOperationException("not started");

    public Site Site => site ?? throw new InvalidOperationException("not started");

    /// <summary>Landscapes of many shapes.</summary>
    public IReadOnlyList<Photo> Photos { get; private set; } = [];

    /// <summary>Three pictures of nothing but <see cref="Photo.Magenta"/>.</summary>
    public IReadOnlyList<Photo> Magenta { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        // Two tests run at once, on machines that may be slow: what comes late isn't wrong. Tests of "at once" measure it themselves.
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Headless = true,
            Args = Flags,
        });
        site = await Site.Start();
        Photos = await Photo.Paint(browser, 18);
        Magenta = await Photo.Paint(browser, 3, Photo.Magenta);
    }

    private readonly Dictionary<Tier, Task<SentDelivery>> many = [];

    /// <summary>2,000 pictures, small ones, sent once for all tests that only look at them.</summary>
    public Task<SentDelivery> Many(Tier tier = Tier.View)
    {
        lock (many)
        {
            if (many.TryGetValue(tier, out var sent)) return sent;
            Photo[] small = [.. Photos.Select(photo => photo with { Preview = photo.Thumbnail, Original = photo.Thumbnail })];
            return many[tier] = Site.Send(new Delivery([.. Enumerable.Range(0, 2_000).Select(index => small[index % small.Length])])
            {
                Tier = tier,
                Title = "Second day",
                Name = index => $"picture-{index + 1:0000}.png",
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (site is not null) await site.DisposeAsync();
    }

    /// <summary>A browser profile of its own, gone with the test.</summary>
    public Task<IBrowserContext> Profile(string locale = "en-GB", ColorScheme scheme = ColorScheme.Dark, int width = 1440, int height = 900, bool touch = false) =>
        Browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = locale,
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            HasTouch = touch,
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
}
