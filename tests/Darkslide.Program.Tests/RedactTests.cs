using System.Text.Json;
using NetVips;

namespace Darkslide.Program.Tests;

/// <summary><c>--redact</c>, <c>--crop</c> and <c>--stamp</c>: what is covered is in nothing that is written or sent.</summary>
public sealed class RedactTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task The_original_that_arrives_is_the_redacted_one_and_the_file_stays_as_it_is()
    {
        string path = home.Write("a.jpg", Pictures.Photo(640, 400));
        byte[] before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        home.Write("b.png", Pictures.Noise(50, 40));
        string[] asked = ["--redact", "a.jpg=100,200,120,80", "--redact", "a.jpg=0,0,50%,10%,pixelate", "--crop", "./a.jpg=0,0,400,600", "--stamp", "copy for ACME, {date}"];

        JsonElement cleaned = (await Run(["clean", "a.jpg", "b.png", "-o", "clean", .. asked, "--json"])).Well().Json();
        JsonElement sent = (await Run(["send", "a.jpg", "b.png", .. asked, "--json"])).Well().Json();

        JsonElement redacted = sent.GetProperty("redacted")[0];
        Assert.Equal(("a.jpg", 2, true, true), (redacted.GetProperty("file").GetString(), redacted.GetProperty("bars").GetInt32(), redacted.GetProperty("cropped").GetBoolean(), redacted.GetProperty("stamped").GetBoolean()));
        Assert.Contains(sent.GetProperty("removed").EnumerateArray(), finding => finding.GetProperty("kind").GetString() == "position");
        JsonElement[] got = [.. (await GetAsync(sent)).EnumerateArray()];
        string[] originals = [.. got.Select(file => file.GetProperty("path").GetString()!)];
        Assert.All(got, file => Assert.Equal("original", file.GetProperty("rendition").GetString()));
        string[] clean = [.. cleaned.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()!)];
        foreach ((string original, string written) in originals.Zip(clean))
        {
            Assert.Equal(await File.ReadAllBytesAsync(written, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(original, TestContext.Current.CancellationToken));
        }

        using Image picture = Image.NewFromFile(originals[0]);
        Assert.Equal((400, 600), (picture.Width, picture.Height));
        Assert.DoesNotContain(picture.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field is "orientation" or "icc-profile-data");
        // The photo gets lighter to the right and down; under the bar it is black but for the stamp.
        Assert.InRange(picture.Crop(100, 200, 120, 80).Avg(), 0, 45);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Previews_are_made_of_the_redacted_pixels()
    {
        home.Write("white.png", White());
        JsonElement sent = (await Run("send", "white.png", "--view-only", "--redact", "white.png=50,50,100,60", "--json")).Well().Json();

        using Image preview = Image.NewFromFile((await GetAsync(sent))[0].GetProperty("path").GetString()!);
        Assert.InRange(preview.Crop(54, 54, 92, 52).Max(), 0, 20);
        Assert.InRange(preview.Crop(0, 120, 300, 70).Min(), 240, 255);
    }

    [Theory]
    [InlineData("--redact", "a.png=-1,0,5,5", "none below zero")]
    [InlineData("--redact", "a.png=1e3,0,5,5", "none below zero")]
    [InlineData("--redact", "a.png=NaN,0,5,5", "none below zero")]
    [InlineData("--redact", "a.png=0,0,0,5", "none below zero")]
    [InlineData("--redact", "a.png=0,0,5", "none below zero")]
    [InlineData("--redact", "a.png=0,0,5,5,blur", "none below zero")]
    [InlineData("--redact", "a.png=0,0,Infinity,5", "none below zero")]
    [InlineData("--redact", "a.png", "none below zero")]
    [InlineData("--redact", "=0,0,5,5", "none below zero")]
    [InlineData("--redact", "a.png=16,0,5,5", "reaches beyond the picture")]
    [InlineData("--redact", "a.png=999999,999999,999999,999999", "reaches beyond the picture")]
    [InlineData("--redact", "a.png=50%,0,51%,5", "reaches beyond the picture")]
    [InlineData("--crop", "a.png=0,9,1,2", "reaches beyond the picture")]
    [InlineData("--redact", "b.png=0,0,5,5", "no \"b.png\" among the pictures")]
    [InlineData("--stamp", "", "would be empty")]
    [InlineData("--stamp", "\u200D", "would be empty")]
    [InlineData("--stamp", "for {recipient}", "no {recipient}")]
    public async Task What_cannot_be_meant_stops_everything_before_anything_is_sent_or_written(string option, string value, string sentencePart)
    {
        home.Write("a.png", Pictures.Noise(20, 10));
        int before = server.StoredFiles();

        (await Run("send", "a.png", option, value)).Failed(2, sentencePart);
        (await Run("clean", "a.png", "-o", "clean", option, value)).Failed(2, sentencePart);

        Assert.Equal(before, server.StoredFiles());
        Assert.False(Directory.Exists(home.At("clean")));
    }

    [Fact]
    public async Task A_picture_is_cropped_once()
    {
        home.Write("a.png", Pictures.Noise(20, 10));
        (await Run("clean", "a.png", "-o", "clean", "--crop", "a.png=0,0,5,5", "--crop", "./a.png=0,0,6,6")).Failed(2, "cropped twice");
    }

    private static byte[] White()
    {
        using Image black = Image.Black(300, 200, bands: 3);
        using Image white = (black + 255).Cast(Enums.BandFormat.Uchar);
        using Image coloured = white.Copy(interpretation: Enums.Interpretation.Srgb);
        return coloured.PngsaveBuffer();
    }

    private async Task<JsonElement> GetAsync(JsonElement sent)
    {
        string url = sent.GetProperty("links")[0].GetProperty("url").GetString()!;
        return (await Run("get", url, "-o", Path.GetRandomFileName(), "--json")).Well().Json().GetProperty("files");
    }

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);
}
