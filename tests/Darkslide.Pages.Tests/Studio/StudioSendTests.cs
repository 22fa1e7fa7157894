using System.Globalization;
using System.Text;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>From files to links, with a real server behind the page.</summary>
public sealed class StudioSendTests(Stage stage)
{
    private static readonly string[] Kinds = ["jpeg", "webp", "png", "gif", "heic", "avif", "tiff"];

    [Fact]
    public async Task A_sender_sees_what_a_picture_reveals_and_none_of_it_is_sent()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose(await Files.Revealing(stage));
        await sender.See("1 picture tells where it was taken.");
        await sender.Button("What it reveals: IMG_20260501_102233.jpg").ClickAsync();
        foreach (var shown in new[] { "48.8583", "2.2944", ExifPhoto.Camera, ExifPhoto.Owner, ExifPhoto.Serial, "10:22:33" })
        {
            await sender.Page.Locator(".revealed").GetByText(shown).First.WaitForAsync();
        }

        await sender.Page.GetByAltText("The small picture hidden in the file").WaitForAsync();
        await sender.See("All of this is removed before sending");
        await sender.Send();
        await sender.See("The link is ready");
        await sender.See("What was removed");

        await using var recipient = await Looker.Arrive(stage);
        await recipient.Page.GotoAsync((await sender.Links())[0]);
        await recipient.SeeThumbnails();
        var download = await recipient.Page.RunAndWaitForDownloadAsync(() => recipient.Button("Save").First.ClickAsync());
        Assert.Equal("picture-001.jpg", download.SuggestedFilename);
        var saved = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(await download.PathAsync()));
        Assert.All(ExifPhoto.Canaries, canary => Assert.DoesNotContain(canary, saved, StringComparison.Ordinal));
        Assert.Empty(sender.Looker.Complaints);
    }

    [Fact]
    public async Task Two_recipients_a_password_and_three_openings_then_watched_prolonged_and_revoked()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose([await Files.Revealing(stage), .. await Files.Many(stage, 2)]);
        await sender.Fill("Title", "Second day");
        await sender.Pick("Named people");
        await sender.Fill("Names, one on each line", "Anna\nBen");
        await sender.Pick("Some times");
        await sender.Tick("Ask for a password");
        await sender.Fill("Password", "Kestrel über 7");
        await sender.Send();
        var links = await sender.Links();
        Assert.Equal(2, links.Distinct().Count());

        await using var anna = await Looker.Arrive(stage);
        await anna.Page.GotoAsync(links[0]);
        await anna.Try("Kestrel über 7");
        await anna.SeeThumbnails();
        Assert.Equal(3, await anna.Thumbnails.CountAsync());

        await sender.Button("Manage this share").Or(sender.Page.GetByRole(AriaRole.Link, new() { Name = "Manage this share" })).ClickAsync();
        var panel = sender.Panel("Anna");
        await panel.GetByText("1 of 3").WaitForAsync();
        await panel.GetByText("10 tries left").WaitForAsync();
        await sender.Panel("Ben").GetByText("0 of 3").WaitForAsync();
        await Assertions.Expect(sender.Page.Locator(".tile img")).ToHaveCountAsync(3);

        await sender.Button("Change the end: Ben").ClickAsync();
        await sender.Page.GetByLabel("Ends after").SelectOptionAsync("2592000");
        await sender.Button("Change").ClickAsync();
        await sender.See("Ben now ends");
        await sender.Panel("Ben").GetByText("in 30 days").Or(sender.Panel("Ben").GetByText("in 29 days")).WaitForAsync();

        await sender.Button("End now: Anna").ClickAsync();
        await Assertions.Expect(sender.Button("Keep it")).ToBeFocusedAsync();
        await sender.Button("End it for good").ClickAsync();
        await panel.GetByText("Ended by you").WaitForAsync();
        await anna.See("The pictures are gone");
        await sender.Panel("Ben").GetByText("Can be opened").WaitForAsync();
        Assert.Empty(sender.Looker.Complaints);
    }

    [Fact]
    public async Task Previews_only_offers_nothing_to_save_and_kept_names_are_kept()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose(await Files.Revealing(stage, "Straße am Meer.jpg"));
        await sender.Tick("Previews only");
        await sender.Tick("Keep file names");
        await sender.Send();
        await using var recipient = await Looker.Arrive(stage);
        await recipient.Page.GotoAsync((await sender.Links())[0]);
        await recipient.SeeThumbnails();
        Assert.Equal(0, await recipient.Button("Save").CountAsync());
        await sender.Page.GotoAsync(await sender.ManageLink());
        await sender.Page.GetByRole(AriaRole.Button, new() { Name = "Picture 1 of 1: Straße am Meer.jpg" }).ClickAsync();
        await sender.Page.Locator(".preview img").WaitForAsync();
        await sender.See("Previews only");
    }

    [Fact]
    public async Task Files_that_cannot_be_sent_are_named_with_the_reason_and_left_out_with_one_press()
    {
        byte[] jpeg = await Files.Jpeg(stage);
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose(
            Files.Of("good.jpg", jpeg),
            Files.Of("new.jxl", [0, 0, 0, 12, .. "JXL "u8, 0x0d, 0x0a, 0x87, 0x0a, .. new byte[40]]),
            Files.Of("notes.txt", Encoding.UTF8.GetBytes("A list of things to buy.")),
            Files.Of("empty.jpg", []),
            Files.Of("half.jpg", jpeg[..(jpeg.Length / 2)]),
            Files.Of("huge.png", HugePng()),
            Files.Of("<img src=x onerror=alert(1)>.txt", "x"u8.ToArray()));
        await sender.See("6 files can't be sent");
        var refused = sender.Page.Locator(".refused li");
        await Says("new.jxl", "JPEG XL can't be cleaned yet. Export the picture as JPEG and send that.");
        await Says("notes.txt", "This is not a picture. Send a JPEG, PNG, WebP, GIF, HEIC, AVIF or TIFF file.");
        await Says("empty.jpg", "The file is empty. Choose the picture again.");
        await Says("half.jpg", "The picture is cut off. Copy it again from where it came from.");
        await Says("huge.png", "The picture claims more than 400 million pixels. Make it smaller and send that.");
        await Says("<img src=x onerror=alert(1)>.txt", "This is not a picture. Send a JPEG, PNG, WebP, GIF, HEIC, AVIF or TIFF file.");
        await Assertions.Expect(sender.SendButton).ToHaveAttributeAsync("aria-disabled", "true");
        await sender.See("Leave out the files that can't be sent first.");
        await sender.Button("Leave them out").ClickAsync();
        await sender.Send();
        Assert.Empty(sender.Looker.Complaints);

        Task Says(string name, string sentence) => refused.Filter(new() { HasText = name }).GetByText(sentence).WaitForAsync();
    }

    [Fact]
    public async Task Pictures_of_the_shared_collection_can_be_sent()
    {
        string[] names = [.. Kinds.SelectMany(kind => Directory.EnumerateFiles(Files.RequireShared(kind)).Order(StringComparer.Ordinal).Take(6))];
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose([.. names.Select(name => Files.Of(Path.GetFileName(name), File.ReadAllBytes(name)))]);
        if (await sender.Button("Leave them out").Or(sender.Button("Leave it out")).IsVisibleAsync())
        {
            await sender.Button("Leave them out").Or(sender.Button("Leave it out")).ClickAsync();
        }

        var count = await sender.Rows.CountAsync();
        Assert.True(count > 12, $"only {count} of {names.Length} can be sent");
        await sender.Send();
        await using var recipient = await Looker.Arrive(stage);
        await recipient.Page.GotoAsync((await sender.Links())[0]);
        await recipient.SeeThumbnails();
        // Only those near the screen exist; each says how many there are in all.
        await Assertions.Expect(recipient.Page.Locator(".cell").First).ToHaveAttributeAsync("aria-setsize", count.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Two_hundred_and_ten_pictures_go_in_one_share()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose([.. await Files.Many(stage, 210)]);
        await sender.See("210 pictures");
        await sender.Send();
        await sender.See("210 pictures. Ends");
        await sender.Page.GotoAsync(await sender.ManageLink());
        await Assertions.Expect(sender.Page.Locator(".tile")).ToHaveCountAsync(210);
        Assert.Empty(sender.Looker.Complaints);
    }

    /// <summary>A header that claims 100,000 × 100,000 pixels, and nothing behind it.</summary>
    private static byte[] HugePng()
    {
        byte[] size = [0, 1, 0x86, 0xa0];
        byte[] check = [0x27, 0x30, 0x9c, 0x9f];
        return [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, 0, 0, 0, 13, .. "IHDR"u8, .. size, .. size, 8, 2, 0, 0, 0, .. check];
    }
}
