using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>An HDR gain map goes unless the sender asks for it; then it arrives cleaned.</summary>
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
        await sender.Page.Locator(".disclose").First.ClickAsync();
        await sender.Page.GetByLabel(label, new() { Exact = true }).ScrollIntoViewIfNeededAsync();
        await Eyes.Inspect(sender.Page, "studio-gain-map-" + locale[..2]);
    }

    private static Task<byte[]> Vector(string name) =>
        File.ReadAllBytesAsync(Path.Combine(Repository.Root, "tests", "Darkslide.Imaging.Tests", "Vectors", name));
}
