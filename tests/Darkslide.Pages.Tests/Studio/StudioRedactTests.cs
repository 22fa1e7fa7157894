using Darkslide.Client;
using Darkslide.Client.Saving;
using Darkslide.Imaging;
using Darkslide.Pages.Tests.Harness;
using NetVips;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>The editor that covers, crops and stamps pictures before they are sent: by pointer, by touch and by keyboard.</summary>
public sealed class StudioRedactTests(Stage stage)
{
    // What JPEG makes of black beside something else, and of another encoder's black.
    private const int Black = 30;

    [Fact]
    public async Task What_is_covered_by_pointer_and_keys_is_black_in_the_original_that_arrives()
    {
        await using var sender = await Opened("turned.jpg", TurnedJpeg(), width: 820, height: 1180);
        var page = sender.Page;
        var box = (await page.Locator(".redact-stage").BoundingBoxAsync())!;
        await Drag(page, box, (0.1f, 0.1f), (0.5f, 0.2f));
        await Assertions.Expect(page.GetByLabel("Bar 1:")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await Assertions.Expect(page.Locator(".area-box.bar")).ToHaveCountAsync(1);
        await sender.Button("Add a bar").ClickAsync();
        await Assertions.Expect(page.GetByLabel("Bar 2:")).ToBeFocusedAsync();
        for (int step = 0; step < 200; step++) await page.Keyboard.PressAsync("ArrowDown");
        await sender.Button("Add a bar").ClickAsync();
        await Assertions.Expect(page.GetByLabel("Bar 3:")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(page.Locator(".area-box.bar")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator(".area-box.bar")).ToHaveCountAsync(3);
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator(".area-box.bar")).ToHaveCountAsync(2);
        await sender.Fill("Write across it what it is for", "{nobody}");
        await sender.See("Only {date} can be filled in");
        await sender.Fill("Write across it what it is for", "");
        await sender.Button("Apply").ClickAsync();
        await sender.See("2 parts covered");

        var (saved, media) = await Sent(sender);

        using var picture = Image.NewFromBuffer(saved);
        Assert.Equal("image/jpeg", media);
        Assert.Equal((200, 300), (picture.Width, picture.Height));
        Assert.InRange(picture.Crop(22, 32, 76, 28).Max(), 0, Black);
        // The other one was moved down until it could go no further.
        Assert.InRange(picture.Crop(64, 282, 72, 16).Max(), 0, Black);
        Assert.True(picture.Crop(130, 40, 60, 200).Min() > 60);
        Assert.DoesNotContain(picture.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field == "orientation");
        Assert.Empty(PictureInspector.Inspect(saved).Findings);
        Assert.Empty(sender.Looker.Complaints);
    }

    [Fact]
    public async Task A_picture_that_the_browser_cannot_read_is_cropped_by_its_handles_and_stamped_as_in_the_program()
    {
        using Image white = (Image.Black(900, 1200, bands: 3) + 250).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        await using var sender = await Opened("scan.tif", white.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw));
        var page = sender.Page;
        await sender.Pick("Crop");
        var handle = (await page.Locator(".area-box.crop .handle[data-x='1'][data-y='1']").BoundingBoxAsync())!;
        var box = (await page.Locator(".redact-stage").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(handle.X + (handle.Width / 2), handle.Y + (handle.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * 2 / 3), box.Y + (box.Height / 2), new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await sender.Fill("Write across it what it is for", "copy for ACME, rental application");
        await sender.Button("Apply").ClickAsync();
        await sender.See("cropped · stamped");

        var (saved, media) = await Sent(sender);

        using var picture = Image.NewFromBuffer(saved);
        Assert.Equal("image/png", media);
        Assert.InRange(picture.Width, 590, 610);
        Assert.InRange(picture.Height, 590, 610);
        // The same text in the same places as the program puts it.
        var area = new Imaging.Redacting.Area(0, 0, picture.Width, picture.Height);
        var look = Imaging.Redacting.StampLook.For(area.Width, area.Height);
        var stamp = new Imaging.Marks.Mark(look, "copy for ACME, rental application", logo: null, link: 0);
        byte[] ours = Imaging.Redacting.Redactor.Burn(white.PngsaveBuffer(), new Imaging.Redacting.Redaction { Crop = area, Stamp = stamp });
        using var program = Image.NewFromBuffer(ours);
        using var here = Dark(program);
        using var there = Dark(picture.ExtractBand(0, n: 3));
        Assert.InRange((here & there).Avg() / (here | there).Avg(), 0.8, 1);
        Assert.Empty(sender.Looker.Complaints);
    }

    private static Image Dark(Image image) => (image.Colourspace(Enums.Interpretation.Bw).Gaussblur(1) < 235).CopyMemory();

    /// <summary>A light JPEG of 300 × 200 that is shown standing.</summary>
    private static byte[] TurnedJpeg()
    {
        using Image noise = Image.Gaussnoise(300, 200, sigma: 8, mean: 180, seed: 3);
        using Image bytes = noise.Cast(Enums.BandFormat.Uchar);
        using Image joined = bytes.Bandjoin(bytes, bytes).Copy(interpretation: Enums.Interpretation.Srgb);
        using Image turned = joined.Mutate(image => image.Set(GValue.GIntType, "orientation", 6));
        return turned.JpegsaveBuffer(q: 90);
    }

    private async Task<StudioVisitor> Opened(string name, byte[] file, int width = 1440, int height = 900)
    {
        var sender = await StudioVisitor.Arrive(stage);
        await sender.Page.SetViewportSizeAsync(width, height);
        await sender.Choose(Files.Of(name, file));
        await sender.Button($"Redact, crop, stamp: {name}").ClickAsync();
        await sender.Page.WaitForFunctionAsync("() => document.querySelector('.redact-tried')?.width >= 200");
        return sender;
    }

    private static async Task Drag(IPage page, LocatorBoundingBoxResult box, (float X, float Y) from, (float X, float Y) to)
    {
        await page.Mouse.MoveAsync(box.X + (box.Width * from.X), box.Y + (box.Height * from.Y));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * to.X), box.Y + (box.Height * to.Y), new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    private static async Task<(byte[] Saved, string Media)> Sent(StudioVisitor sender)
    {
        await Assertions.Expect(sender.Page.Locator(".send [role=progressbar]")).ToHaveCountAsync(0);
        await sender.Send();
        var folder = Directory.CreateTempSubdirectory("darkslide-redacted-").FullName;
        try
        {
            using var client = new DarkslideClient(new ClientOptions());
            using var opening = await client.OpenAsync((await sender.Links())[0]);
            Assert.True(opening.HasOriginals);
            var path = Assert.Single(await opening.SaveAsync(OutputFolder.Open(folder))).Path;
            var media = path.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/jpeg";
            return (await File.ReadAllBytesAsync(path), media);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
