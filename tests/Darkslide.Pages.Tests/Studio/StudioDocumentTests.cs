using Darkslide.Client;
using Darkslide.Client.Saving;
using Darkslide.Pages.Tests.Harness;
using NetVips;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>PDFs become pictures of their pages in the page itself, under its policy, with nothing of them run or fetched.</summary>
public sealed class StudioDocumentTests(Stage stage)
{
    [Fact]
    public async Task A_document_is_sent_as_pictures_of_its_pages_and_what_cannot_be_drawn_is_refused()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose(Document("two-pages.pdf"), Document("script.pdf"), Document("huge-and-tiny.pdf"), Document("jpeg-2000.pdf"));
        await Assertions.Expect(sender.Rows).ToHaveCountAsync(6);
        await Assertions.Expect(sender.Page.Locator(".picture-name").First).ToHaveTextAsync("two-pages-page-01.png");
        await Assertions.Expect(sender.Page.Locator(".picture-thumbnail img").First).ToBeVisibleAsync();
        await sender.Choose(Document("locked.pdf"), Document("many.pdf"), Files.Of("damaged.pdf", "%PDF-1.7 and nothing else"u8.ToArray()));
        await sender.See("The PDF is protected with a password.");
        await sender.See("The PDF has more than 500 pages");
        await sender.See("The PDF is damaged");
        await sender.Button("Leave them out").ClickAsync();
        await sender.Send();

        var pages = await Saved(sender);

        Assert.Equal(6, pages.Count);
        using var first = Image.NewFromFile(pages[0]);
        Assert.InRange(first.Width, 1652, 1654);
        Assert.InRange(first.Height, 2338, 2340);
        using var square = first.Crop(210, 1790, 520, 250);
        Assert.True(square.ExtractBand(0).Avg() > 250 && square.ExtractBand(1).Avg() < 5);
        // The title's letters, for which the document brings no font.
        Assert.InRange(first.ExtractBand(0).Crop(200, 290, 900, 120).Avg(), 150, 250);
        using var script = Image.NewFromFile(pages[2]);
        Assert.True(script.ExtractBand(0).Avg() > 250 && script.ExtractBand(1).Avg() < 5);
        using var huge = Image.NewFromFile(pages[3]);
        Assert.Equal((4096, 4096), (huge.Width, huge.Height));
        using var scan = Image.NewFromFile(pages[5]);
        Assert.True(scan.ExtractBand(0).Crop(0, 0, scan.Width, scan.Height / 8).Avg() > scan.ExtractBand(2).Crop(0, 0, scan.Width, scan.Height / 8).Avg() + 60);
        Assert.All(sender.Looker.Requests, request => Assert.DoesNotContain("/x", request, StringComparison.Ordinal));
        Assert.Empty(sender.Looker.Complaints);
    }

    [Fact]
    public async Task A_ticked_document_goes_along_itself_and_its_recipient_saves_it()
    {
        await using var sender = await StudioVisitor.Arrive(stage, before: await File.ReadAllTextAsync(Repository.Axe));
        await sender.Choose(Document("planted.pdf"), Document("jpeg-2000.pdf"));
        await sender.Tick("Also send the PDF itself");
        await sender.See("planted.pdf goes along, cleaned");
        await sender.See("It has a picture that can't be cleaned");
        await Eyes.Inspect(sender.Page, "studio-with-document", whole: sender.Page.Locator(".policy-panel"));
        await sender.SendButton.ClickAsync();
        await Assertions.Expect(sender.Page.Locator(".sending")).ToHaveCountAsync(0);
        await sender.Tick("Previews only");
        await Assertions.Expect(sender.Page.GetByLabel("Also send the PDF itself")).ToHaveCountAsync(0);
        await sender.Page.GetByLabel("Previews only").UncheckAsync();
        await sender.Button("Remove all").ClickAsync();
        await sender.Choose(Document("planted.pdf"));
        await sender.See("planted.pdf goes along, cleaned");
        await sender.Send();

        await using var looker = await Looker.Arrive(stage, await File.ReadAllTextAsync(Repository.Axe) + Looker.WithoutFilePicker);
        await looker.Page.GotoAsync((await sender.Links())[0]);
        var save = looker.Page.GetByRole(AriaRole.Button, new() { Name = "Save PDF document-001.pdf" });
        await save.WaitForAsync();
        await looker.SeeThumbnails();
        await Eyes.Inspect(looker.Page, "viewer-document");
        var download = await looker.Page.RunAndWaitForDownloadAsync(() => save.ClickAsync());
        var saved = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Equal("document-001.pdf", download.SuggestedFilename);
        Assert.True(saved.AsSpan().StartsWith("%PDF-1.7"u8));
        Assert.Equal(-1, saved.AsSpan().IndexOf("CANARY"u8));
        Assert.Empty(sender.Looker.Complaints);
        Assert.Empty(looker.Complaints);
    }

    private static FilePayload Document(string name) => Files.Of(name, File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "documents", name)));

    private static async Task<List<string>> Saved(StudioVisitor sender)
    {
        var folder = Directory.CreateTempSubdirectory("darkslide-documents-").FullName;
        using var client = new DarkslideClient(new ClientOptions());
        using var opening = await client.OpenAsync((await sender.Links())[0]);
        return [.. (await opening.SaveAsync(OutputFolder.Open(folder))).Select(file => file.Path)];
    }
}
