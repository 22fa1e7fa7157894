using System.Diagnostics;
using Darkslide.Imaging;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>An HDR gain map goes unless the sender asks for it; then it arrives cleaned, and a browser on an HDR screen still shows it.</summary>
public sealed class StudioGainMapTests(Stage stage)
{
    private const string Asked = "Keep HDR brightness";

    [Fact]
    public async Task A_sender_of_a_gain_map_is_asked_and_what_is_kept_is_clean()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose(await Files.Revealing(stage));
        await Assertions.Expect(sender.Page.GetByLabel(Asked)).ToHaveCountAsync(0);
        await sender.Button("Remove all").ClickAsync();
        await sender.Choose(Files.Of("hdr.jpg", await Vector("kept-jpeg-with-exif-in-the-map.input.bin")));
        await sender.Button("What it reveals: hdr.jpg").ClickAsync();
        await sender.See("HDR gain map removed, unless you choose");
        await sender.Tick("Previews only");
        await Assertions.Expect(sender.Page.GetByLabel(Asked)).ToHaveCountAsync(0);
        await sender.Page.GetByLabel("Previews only", new() { Exact = true }).UncheckAsync();
        await sender.Tick(Asked);
        await sender.Send();
        await sender.See("HDR gain map kept, cleaned: 1 picture.");

        await using var recipient = await Looker.Arrive(stage);
        await recipient.Page.GotoAsync((await sender.Links())[0]);
        await recipient.SeeThumbnails();
        var download = await recipient.Page.RunAndWaitForDownloadAsync(() => recipient.Button("Save").First.ClickAsync());
        Assert.Equal(await Vector("kept-jpeg-with-exif-in-the-map.clean.bin"), await File.ReadAllBytesAsync(await download.PathAsync()));
        Assert.Empty(sender.Looker.Complaints);
        Assert.Empty(recipient.Complaints);
    }

    [Theory]
    [InlineData("en-GB", Asked)]
    [InlineData("de-DE", "HDR-Helligkeit behalten")]
    [InlineData("ar-EG", "الإبقاء على سطوع HDR")]
    public async Task The_question_fits_in_every_language(string locale, string label)
    {
        await using var sender = await StudioVisitor.Arrive(stage, before: await File.ReadAllTextAsync(Repository.Axe), locale: locale);
        await sender.Choose(Files.Of("hdr.jpg", await Vector("kept-jpeg-with-exif-in-the-map.input.bin")));
        // The one to redact with comes when the picture was looked at, and with it the first.
        await sender.Page.Locator(".disclose:not([aria-expanded])").First.WaitForAsync();
        await sender.Page.Locator(".disclose").First.ClickAsync();
        await sender.Page.GetByLabel(label, new() { Exact = true }).ScrollIntoViewIfNeededAsync();
        await Eyes.Inspect(sender.Page, "studio-gain-map-" + locale[..2]);
    }

    /// <summary>On a screen that is told to be an HDR one, the kept picture looks pixel by pixel like the original, and otherwise than without its map.</summary>
    [Theory]
    [InlineData("kept-jpeg-binary", "jpg")]
    [InlineData("kept-avif", "avif")]
    public async Task A_browser_shows_the_kept_map_as_it_shows_the_original(string name, string ending)
    {
        byte[] original = await Vector(name + ".input.bin");

        byte[] shown = await Shot(original, ending);

        Assert.Equal(shown, await Shot(await Vector(name + ".clean.bin"), ending));
        Assert.NotEqual(shown, await Shot(PictureCleaner.Clean(original).Bytes.ToArray(), ending));
    }

    /// <summary>By a browser of its own: what kind of screen there is can only be told at its start.</summary>
    private static async Task<byte[]> Shot(byte[] picture, string ending)
    {
        var folder = Directory.CreateTempSubdirectory("darkslide-hdr-");
        try
        {
            string PathOf(string name) => Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(PathOf("picture." + ending), picture);
            await File.WriteAllTextAsync(PathOf("page.html"), $"""<body style="margin:0;background:#000"><img src="picture.{ending}">""");
            string[] flags =
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--force-color-profile=scrgb-linear", "--window-size=400,300",
                "--user-data-dir=" + PathOf("profile"), "--screenshot=" + PathOf("shot.png"), new Uri(PathOf("page.html")).AbsoluteUri,
            ];
            var start = new ProcessStartInfo(Stage.Chromium, flags) { RedirectStandardError = true, RedirectStandardOutput = true };
            using var browser = Process.Start(start)!;
            var output = Task.WhenAll(browser.StandardError.ReadToEndAsync(), browser.StandardOutput.ReadToEndAsync());
            await browser.WaitForExitAsync(TestContext.Current.CancellationToken);
            await output;
            return await File.ReadAllBytesAsync(PathOf("shot.png"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<byte[]> Vector(string name) =>
        File.ReadAllBytesAsync(Path.Combine(Repository.Root, "tests", "Darkslide.Imaging.Tests", "Vectors", name));
}
