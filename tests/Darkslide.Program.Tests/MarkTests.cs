using System.Text.Json;
using NetVips;

namespace Darkslide.Program.Tests;

/// <summary><c>send --watermark</c>: each recipient's pictures have their own mark, and there is nothing without.</summary>
public sealed class MarkTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Two_recipients_get_previews_with_marks_of_their_own()
    {
        home.Write("a.jpg", Pictures.Photo(900, 600));
        home.Write("logo.png", Logo());
        JsonElement sent = await SendAsync("a.jpg", "--to", "Anna", "--to", "Ben", "--watermark", "Proof for {recipient}", "--watermark-logo", "logo.png", "--watermark-opacity", "60");
        string[] files = [await GetAsync(sent, 0), await GetAsync(sent, 1)];

        Assert.All(files, file => Assert.EndsWith(".webp", file, StringComparison.Ordinal));
        using var anna = Image.NewFromFile(files[0]);
        using var ben = Image.NewFromFile(files[1]);
        Assert.True((anna - ben).Abs().Avg() > 3);
    }

    [Fact]
    public async Task A_mark_in_the_corner_leaves_the_middle_alone()
    {
        home.Write("a.jpg", Pictures.Photo(900, 600));
        JsonElement plain = await SendAsync("a.jpg", "--view-only");
        JsonElement marked = await SendAsync("a.jpg", "--watermark", "© Studio", "--watermark-layout", "corner", "--watermark-size", "6");
        using var before = Image.NewFromFile(await GetAsync(plain, 0));
        using var after = Image.NewFromFile(await GetAsync(marked, 0));
        using var difference = (before - after).Abs();

        Assert.True(difference.Crop(0, 0, 400, 400).Avg() < 1);
        Assert.True(difference.Crop(before.Width - 200, before.Height - 80, 200, 80).Avg() > 4);
    }

    [Fact]
    public async Task What_is_no_logo_is_6_and_names_the_file()
    {
        home.Write("a.png", Pictures.Noise(30, 20));
        home.Write("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'/>");
        home.Write("one.png", Pictures.Noise(1, 1));
        (await Run("send", "a.png", "--watermark-logo", "logo.svg")).Failed(6, "logo.svg");
        (await Run("send", "a.png", "--watermark-logo", "one.png")).Failed(6, "smaller than 16 pixels");
        (await Run("send", "a.png", "--watermark-logo", "none.png")).Failed(6, "none.png");
        (await Run("send", "a.png", "--watermark", "{recipient}")).Failed(2, "without a name");
    }

    private static byte[] Logo()
    {
        using Image disc = Image.Black(120, 120, bands: 4).Mutate(image => image.DrawCircle([200, 30, 30, 255], 60, 60, 50, fill: true));
        using Image coloured = disc.Copy(interpretation: Enums.Interpretation.Srgb);
        return coloured.PngsaveBuffer();
    }

    private async Task<JsonElement> SendAsync(params string[] arguments) => (await Run(["send", .. arguments, "--json"])).Well().Json();

    private async Task<string> GetAsync(JsonElement sent, int link)
    {
        string url = sent.GetProperty("links")[link].GetProperty("url").GetString()!;
        JsonElement got = (await Run("get", url, "-o", Path.GetRandomFileName(), "--json")).Well().Json();
        return got.GetProperty("files")[0].GetProperty("path").GetString()!;
    }

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);
}
