using Darkslide.Client;
using Darkslide.Client.Saving;
using Darkslide.Imaging;
using Darkslide.Imaging.Marks;
using Darkslide.Pages.Tests.Harness;
using NetVips;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>Marks: tried on a picture while sending, each recipient's own, and the same as the program's.</summary>
public sealed class StudioMarkTests(Stage stage)
{
    // Of the points that either changed by more than encoding does, so many both changed.
    private const double SameLook = 0.8;

    [Fact]
    public async Task A_mark_is_tried_on_a_picture_and_leaves_no_original()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose(Files.Of("picture.jpg", await Files.Jpeg(stage)));
        await sender.Tick("Mark the pictures");
        await Assertions.Expect(sender.Page.GetByLabel("Previews only", new() { Exact = true })).ToBeCheckedAsync();
        await Assertions.Expect(sender.Page.GetByLabel("Previews only", new() { Exact = true })).ToBeDisabledAsync();
        var before = await Drawn(sender, "");
        await sender.Fill("Text", "Only a proof");
        var after = await Drawn(sender, before);
        await sender.Page.GetByLabel("Strength", new() { Exact = true }).FillAsync("90");
        await Drawn(sender, after);

        await sender.Fill("Text", "{nobody}");
        await sender.SendButton.ClickAsync();
        await sender.See("Only {recipient}, {date} and {link} can be filled in.");
        await sender.Page.Locator("input[name=markLogo]").SetInputFilesAsync(Files.Of("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()));
        await sender.See("SVG can't be cleaned yet.");
        Assert.Empty(sender.Looker.Complaints);
    }

    [Fact]
    public async Task The_owner_sees_what_each_link_shows_also_when_the_first_has_ended_and_learns_why_nothing_can_be_added()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose(Files.Of("a.jpg", await Files.Jpeg(stage)), Files.Of("b.jpg", await Files.Small(stage)));
        await sender.Pick("Named people");
        await sender.Fill("Names, one on each line", "Anna\nBen");
        await sender.Tick("Mark the pictures");
        await sender.Tick("Recipients may choose pictures");
        await sender.Send();
        await sender.Page.GotoAsync(await sender.ManageLink());
        await Assertions.Expect(sender.Page.Locator(".tile img")).ToHaveCountAsync(2);
        await sender.See("These pictures are marked for each recipient");
        Assert.Equal(0, await sender.Button("Add pictures").CountAsync());

        await sender.Page.GetByLabel("As shown to").SelectOptionAsync(new SelectOptionValue { Label = "Ben" });
        await Assertions.Expect(sender.Page.Locator(".tile img")).ToHaveCountAsync(2);
        await sender.Button("End now: Anna").ClickAsync();
        await sender.Button("End it for good").ClickAsync();
        await sender.See("Ended: Anna.");
        await sender.Page.ReloadAsync();
        await Assertions.Expect(sender.Page.Locator(".tile img")).ToHaveCountAsync(2);
        await sender.Page.Locator(".tile").First.ClickAsync();
        await sender.Page.Locator(".preview img").WaitForAsync();

        // Thumbnails come once, whatever parts of the page show them.
        string[] blobs = [.. sender.Looker.Requests.Reverse().TakeWhile(request => request != "GET /m").Where(request => request.StartsWith("GET /api/shares/blobs/", StringComparison.Ordinal))];
        Assert.Equal(blobs.Distinct(), blobs);
        Assert.Empty(sender.Looker.Complaints);
    }

    [Theory]
    [InlineData("Proof for {recipient}", "All over")]
    [InlineData("© Studio · {recipient}", "In the corner")]
    public async Task Page_and_program_give_the_same_look_to_each_recipient(string text, string layout)
    {
        byte[] picture = await Files.Jpeg(stage);
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose(Files.Of("picture.jpg", picture));
        await sender.Pick("Named people");
        await sender.Fill("Names, one on each line", "Anna\nBen");
        await sender.Tick("Mark the pictures");
        await sender.Fill("Text", text);
        await sender.Pick(layout);
        await sender.Send();
        var links = await sender.Links();

        var cleaned = PictureCleaner.Clean(picture);
        var look = new MarkLook { Layout = layout == "All over" ? MarkLayout.Tiled : MarkLayout.Corner };
        using var unpacked = Renditions.Unpack(cleaned);
        byte[] unmarked = Renditions.MakePreview(cleaned).Bytes;
        string[] names = ["Anna", "Ben"];
        var masks = new List<Image>();
        for (int link = 0; link < names.Length; link++)
        {
            string filled = text.Replace("{recipient}", names[link], StringComparison.Ordinal);
            byte[] ours = unpacked.Marked(new Mark(look, filled, logo: null, link)).Preview.Bytes;
            var (here, there) = (Changed(unmarked, ours), Changed(unmarked, await Saved(links[link])));
            Assert.InRange(Overlap(here, there), SameLook, 1);
            masks.Add(there);
        }

        // The test can tell marks apart: another recipient's overlaps far less.
        Assert.InRange(Overlap(masks[0], masks[1]), 0, SameLook - 0.15);
        Assert.Empty(sender.Looker.Complaints);
    }

    /// <summary>Waits until the preview shows something else than before; tells what.</summary>
    private static async Task<string> Drawn(StudioVisitor sender, string before)
    {
        var shown = await sender.Page.WaitForFunctionAsync(
            """
            (before) => {
              const canvas = document.querySelector(".mark-preview canvas");
              if (canvas === null || canvas.width < 320) return false;
              const now = canvas.toDataURL();
              return now !== before && now;
            }
            """,
            before,
            new() { Timeout = 60_000 });
        return await shown.JsonValueAsync<string>();
    }

    private static async Task<byte[]> Saved(string link)
    {
        string folder = Directory.CreateTempSubdirectory("darkslide-marks-").FullName;
        try
        {
            using var client = new DarkslideClient(new ClientOptions());
            using var opening = await client.OpenAsync(link);
            Assert.False(opening.HasOriginals);
            return await File.ReadAllBytesAsync(Assert.Single(await opening.SaveAsync(OutputFolder.Open(folder))).Path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Where a mark stands: what differs from the picture without one by more than another encoder makes of it.</summary>
    private static Image Changed(byte[] unmarked, byte[] marked)
    {
        using var before = Image.NewFromBuffer(unmarked).Colourspace(Enums.Interpretation.Bw);
        using var after = Image.NewFromBuffer(marked).Colourspace(Enums.Interpretation.Bw);
        Assert.Equal((before.Width, before.Height), (after.Width, after.Height));
        using var difference = (before - after).Abs().Gaussblur(1);
        return (difference > 10).CopyMemory();
    }

    private static double Overlap(Image one, Image other) => (one & other).Avg() / (one | other).Avg();
}
