using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>Pictures that Chromium can't show: their previews come from decoders that are loaded only then.</summary>
public sealed partial class StudioDecoderTests(Stage stage)
{
    private const int Likeness = 12;

    /// <summary>The fixture's four colours are numbers of Display P3; this is what they are in sRGB.</summary>
    private static readonly int[][] P3Corners = [[240, 0, 0], [0, 204, 13], [34, 61, 218], [240, 240, 240]];

    private static readonly int[][] TiffCornersTurned = [[40, 60, 210], [220, 40, 30], [240, 240, 240], [30, 200, 60]];

    [Fact]
    public async Task A_sender_of_what_browsers_show_loads_no_decoder()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        var decoders = Decoders(sender);
        await sender.Choose(await Files.Revealing(stage));
        await sender.Send();
        Assert.Empty(decoders);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_TIFF_is_shown_upright_and_its_cleaned_original_can_be_saved(bool bigEndian)
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        var decoders = Decoders(sender);
        await sender.Choose(Files.Of("scan.tif", TiffPhoto.Turned(bigEndian)));
        await Looks(sender.Page.Locator(".picture-thumbnail img"), TiffPhoto.Height, TiffPhoto.Width, TiffCornersTurned);
        Assert.Contains(decoders, path => path.Contains("magick", StringComparison.Ordinal));
        Assert.DoesNotContain(decoders, path => path.Contains("heif", StringComparison.Ordinal));
        var saved = await SendAndSave(sender, "picture-001.tiff", TiffPhoto.Height, TiffPhoto.Width, TiffCornersTurned);
        Assert.DoesNotContain(TiffPhoto.Scanner, Encoding.Latin1.GetString(saved), StringComparison.Ordinal);
        Assert.Empty(sender.Looker.Complaints);
    }

    [Fact]
    public async Task A_HEIC_is_shown_in_its_own_colours_and_its_cleaned_original_can_be_saved()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        var decoders = Decoders(sender);
        await sender.Choose(Files.Of("IMG_0001.HEIC", await Files.DisplayP3Heic()));
        await Looks(sender.Page.Locator(".picture-thumbnail img"), 240, 320, P3Corners);
        Assert.Contains(decoders, path => path.Contains("heif", StringComparison.Ordinal));
        Assert.DoesNotContain(decoders, path => path.Contains("magick", StringComparison.Ordinal));
        var saved = await SendAndSave(sender, "picture-001.heic", 240, 320, P3Corners);
        Assert.Equal("ftypheic"u8, saved.AsSpan(4, 8));
        Assert.Empty(sender.Looker.Complaints);
    }

    [Fact]
    public async Task The_first_picture_of_a_HEIC_sequence_is_shown_in_its_own_colours()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        await sender.Choose(Files.Of("IMG_0001.HEIC", await Files.DisplayP3Sequence()));
        await Looks(sender.Page.Locator(".picture-thumbnail img"), 240, 320, P3Corners);
        var saved = await SendAndSave(sender, "picture-001.heic", 240, 320, P3Corners);
        Assert.Equal("ftyphevc"u8, saved.AsSpan(4, 8));
        Assert.Empty(sender.Looker.Complaints);
    }

    [Theory]
    [InlineData("iphone", "heic", "exiv2__test_data_2021-02-13-1929.heic", "iPhone XR|Apple iPhone XR|30.580367, -88.073906|Look at it on a map|Smaller picture")]
    [InlineData("pixel-motion", "jpeg", "exiftool__t_images_Google.jpg", "Google Pixel 8 Pro|2.9 seconds|48.858300, 2.294400|Where the video was taken")]
    [InlineData("lightroom", "jpeg", "mei__jpg_Issue_266.jpg", "Canon EOS 5D Mark III|072024000973|Embedded thumbnail|160 × 107 · 5 kB")]
    public async Task The_report_of_a_real_picture_fits_and_is_there_to_be_looked_at(string name, string kind, string file, string told)
    {
        byte[] picture = await File.ReadAllBytesAsync(Files.RequireShared(kind, file));
        await using var sender = await StudioVisitor.Arrive(stage, before: await File.ReadAllTextAsync(Repository.Axe));
        var elsewhere = Elsewhere(sender);
        await sender.Choose(Files.Of(file, name == "pixel-motion" ? MotionPhoto.Of(picture) : picture));
        await Assertions.Expect(sender.Page.Locator(".picture-thumbnail img")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await sender.Page.Locator(".disclose[aria-label^='What it reveals']").First.ClickAsync();
        await sender.Page.Locator(".revealed").WaitForAsync();
        await sender.Page.EvaluateAsync("document.querySelector('.picture').scrollIntoView()");
        foreach (var text in told.Split('|'))
        {
            await Assertions.Expect(sender.Page.Locator(".revealed").GetByText(text, new() { Exact = true }).First).ToBeVisibleAsync();
        }

        await Eyes.Inspect(sender.Page, "studio-report-" + name, whole: sender.Page.Locator(".revealed"));
        Assert.Empty(elsewhere);
        await sender.Send();
        await using var recipient = await Looker.Arrive(stage);
        await recipient.Page.GotoAsync((await sender.Links())[0]);
        await recipient.SeeThumbnails();
        Assert.Empty(sender.Looker.Complaints);
        Assert.Empty(recipient.Complaints);
    }

    [Fact]
    public async Task A_server_unpacks_the_large_decoder_for_who_takes_no_brotli()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        var decoders = Decoders(sender);
        await sender.Choose(Files.Of("scan.tif", TiffPhoto.Turned(bigEndian: false)));
        await Assertions.Expect(sender.Page.Locator(".picture-thumbnail img")).ToBeVisibleAsync();
        var path = Assert.Single(decoders, path => path.EndsWith(".wasm", StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = stage.Site.Origin };

        byte[] plain = await http.GetByteArrayAsync(path);

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var packed = await http.SendAsync(request);
        Assert.Equal("br", Assert.Single(packed.Content.Headers.ContentEncoding));
        await using var unpacking = new BrotliStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await unpacking.CopyToAsync(unpacked);
        Assert.Equal("\0asm"u8, plain.AsSpan(0, 4));
        Assert.Equal(plain, unpacked.ToArray());
    }

    /// <summary>A picture that was cropped still has its old thumbnail: it is shown beside what is left, and as such.</summary>
    [Fact]
    public async Task What_was_cropped_away_is_shown_beside_the_picture()
    {
        await using var sender = await StudioVisitor.Arrive(stage, before: await File.ReadAllTextAsync(Repository.Axe));
        await sender.Choose(Files.Of("cropped.jpg", ExifPhoto.Revealing(await Files.Cropped(stage), await Files.Small(stage))));
        await sender.Page.Locator(".disclose[aria-label^='What it reveals']").First.ClickAsync();

        var hidden = sender.Page.Locator(".hidden-pictures li");
        await Assertions.Expect(hidden).ToHaveCountAsync(2);
        Assert.Equal(4.0 / 3, await Proportions(hidden.Nth(1)), 0.02);
        Assert.Equal(0.5, await Proportions(hidden.Nth(0)), 0.02);
        await Assertions.Expect(hidden.Nth(1)).ToContainTextAsync("it may show what was cropped away");
        var link = sender.Page.Locator(".map-link");
        Assert.Equal("noopener noreferrer", await link.GetAttributeAsync("rel"));
        Assert.StartsWith("https://www.openstreetmap.org/?mlat=48.858333&mlon=2.294444#", await link.GetAttributeAsync("href"), StringComparison.Ordinal);
        await sender.Page.EvaluateAsync("document.querySelector('.picture').scrollIntoView()");
        await Eyes.Inspect(sender.Page, "studio-report-cropped", whole: sender.Page.Locator(".revealed"));
        Assert.Empty(sender.Looker.Complaints);
    }

    private static Task<double> Proportions(ILocator place) => place.Locator("img").EvaluateAsync<double>(
        "async (picture) => { await picture.decode(); return picture.naturalWidth / picture.naturalHeight; }");

    /// <summary>Addresses that were asked for and are none of the site's own.</summary>
    private static List<string> Elsewhere(StudioVisitor sender)
    {
        var addresses = new List<string>();
        sender.Profile.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(sender.Site.Origin.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal)) addresses.Add(request.Url);
        };
        return addresses;
    }

    /// <summary>Paths of everything that a decoder is made of, as it is asked for.</summary>
    private static List<string> Decoders(StudioVisitor sender)
    {
        var paths = new List<string>();
        sender.Profile.Request += (_, request) =>
        {
            var path = new Uri(request.Url).AbsolutePath;
            if (DecoderFile().IsMatch(path)) paths.Add(path);
        };
        return paths;
    }

    private async Task<byte[]> SendAndSave(StudioVisitor sender, string name, int width, int height, int[][] corners)
    {
        await sender.Send();
        await using var recipient = await Looker.Arrive(stage);
        await recipient.Page.GotoAsync((await sender.Links())[0]);
        await recipient.SeeThumbnails();
        var opened = Decoders(sender);
        await Looks(recipient.Page.Locator(".thumb .there").First, width, height, corners);
        var download = await recipient.Page.RunAndWaitForDownloadAsync(() => recipient.Button("Save").First.ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        Assert.Empty(recipient.Complaints);
        Assert.Empty(opened);
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>Asks a drawn picture for its shape and the colour in the middle of each quarter.</summary>
    private static async Task Looks(ILocator picture, int width, int height, int[][] corners)
    {
        await Assertions.Expect(picture).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var seen = await picture.EvaluateAsync<int[]>(
            """
            async (picture) => {
              await picture.decode?.();
              const width = picture.naturalWidth ?? picture.width, height = picture.naturalHeight ?? picture.height;
              const canvas = new OffscreenCanvas(width, height);
              const context = canvas.getContext("2d");
              context.drawImage(picture, 0, 0);
              const at = (x, y) => [...context.getImageData(x * width, y * height, 1, 1).data.slice(0, 3)];
              return [width, height, ...at(0.25, 0.25), ...at(0.75, 0.25), ...at(0.25, 0.75), ...at(0.75, 0.75)];
            }
            """);
        Assert.Equal((double)width / height, (double)seen[0] / seen[1], 0.02);
        for (var index = 0; index < 12; index++)
        {
            Assert.True(Math.Abs(seen[index + 2] - corners[index / 3][index % 3]) <= Likeness, string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', seen)}"));
        }
    }

    [GeneratedRegex("heif|magick")]
    private static partial Regex DecoderFile();
}
