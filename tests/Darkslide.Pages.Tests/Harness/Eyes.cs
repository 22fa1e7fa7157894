using System.Text.Json;
using Xunit.Sdk;

namespace Darkslide.Pages.Tests.Harness;

/// <summary>Looks at a page as a person would: its pixels, its fit, and what axe finds.</summary>
public static class Eyes
{
    private static readonly string OutFolder = Path.Combine(Repository.Root, "out", "screens");

    /// <summary>The sizes that every screen must work at.</summary>
    public static IReadOnlyList<(int Width, int Height)> Sizes { get; } = [(360, 740), (820, 1180), (1440, 900)];

    /// <summary>How many of a page's pixels are plain magenta, give or take what compression makes of it.</summary>
    public static async Task<int> Magenta(IPage page, IPage laboratory)
    {
        var png = await page.ScreenshotAsync();
        return await laboratory.EvaluateAsync<int>(
            """
            async (png) => {
              const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
              const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
              const context = canvas.getContext("2d");
              context.drawImage(bitmap, 0, 0);
              const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
              let count = 0;
              for (let i = 0; i < data.length; i += 4) if (data[i] > 200 && data[i + 1] < 80 && data[i + 2] > 200) count++;
              return count;
            }
            """,
            Convert.ToBase64String(png));
    }

    /// <summary>
    /// Takes a screen at every size, dark and light, into out/screens, and fails if anything overflows its width, is too small to be
    /// touched, or breaks a rule of WCAG 2.2 AA that axe knows. Colours are the same in every language: only English is taken dark too,
    /// and what a dark screen says is looked at for its contrast only.
    /// </summary>
    /// <param name="page">The page as it is to be seen.</param>
    /// <param name="name">What the pictures are called.</param>
    /// <param name="settleMilliseconds">How long fading takes.</param>
    /// <param name="whole">A part of the page that may be longer than the screen: it is photographed whole, too.</param>
    public static async Task Inspect(IPage page, string name, int settleMilliseconds = 60, ILocator? whole = null)
    {
        Directory.CreateDirectory(OutFolder);
        var faults = new List<string>();
        ColorScheme[] schemes = await page.EvaluateAsync<string>("() => document.documentElement.lang") == "en" ? [ColorScheme.Dark, ColorScheme.Light] : [ColorScheme.Light];
        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in schemes)
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                await page.WaitForTimeoutAsync(settleMilliseconds);
                var screen = $"{name}-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}";
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(OutFolder, screen + ".png") });
                if (whole is not null) await whole.ScreenshotAsync(new LocatorScreenshotOptions { Path = Path.Combine(OutFolder, screen + "-whole.png") });
                faults.AddRange((await Faults(page, scheme == ColorScheme.Dark)).Select(fault => $"{screen}: {fault}"));
            }
        }

        if (faults.Count > 0) throw new XunitException(string.Join('\n', faults.Distinct()));
    }

    private static async Task<string[]> Faults(IPage page, bool contrastOnly)
    {
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async (contrastOnly) => {
              const faults = [];
              const root = document.documentElement;
              if (root.scrollWidth > innerWidth) faults.push(`overflows: ${root.scrollWidth} px`);
              for (const element of document.querySelectorAll("button, a, input")) {
                const { width, height } = element.getBoundingClientRect();
                if (width > 0 && (width < 43.5 || height < 43.5)) faults.push(`${element.className}: ${width} x ${height}`);
              }
              const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
              const { violations } = await axe.run(document, { runOnly: contrastOnly ? { type: "rule", values: ["color-contrast"] } : tags });
              // A button half below a bar that stays at the edge is small only until one scrolls.
              const isSmall = async ({ target: [selector] }) => {
                document.querySelector(selector).scrollIntoView({ block: "center" });
                const again = await axe.run(selector, { runOnly: { type: "rule", values: ["target-size"] } });
                return again.violations.length > 0;
              };
              for (const { id, nodes } of violations) {
                const at = [];
                for (const node of nodes) if (id !== "target-size" || (await isSmall(node))) at.push(node.html);
                if (at.length > 0) faults.push(`${id}: ${at.join(" | ")}`);
              }
              return faults;
            }
            """,
            contrastOnly);
        return found.Deserialize<string[]>()!;
    }
}
