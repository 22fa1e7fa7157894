using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary>What is sent arrives: the same pixels, the same way up, the same colours, and nothing else.</summary>
public sealed class RoundTripTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private static readonly string[] NotSensitive =
    [
        "SourceFile", "ExifTool", "File", "System", "Composite", "JFIF", "ICC_Profile", "PNG:ImageWidth", "PNG:ImageHeight", "PNG:BitDepth", "PNG:ColorType",
        "PNG:Compression", "PNG:Filter", "PNG:Interlace", "EXIF:Orientation", "IFD0:Orientation", "APP14",
    ];

    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_photo_keeps_its_pixels_its_turn_and_its_colours_and_loses_all_else()
    {
        byte[] photo = Pictures.Photo();
        home.Write("IMG_20310708_091011.jpg", photo);

        JsonElement sent = await SendAsync("IMG_20310708_091011.jpg");
        byte[] got = File.ReadAllBytes(Assert.Single(await GetAsync(Link(sent))));

        Assert.Contains("CanaryOwner", Encoding.Latin1.GetString(photo), StringComparison.Ordinal);
        Assert.Equal(Pictures.Decode(photo).Pixels, Pictures.Decode(got).Pixels);
        Assert.Equal(6, Pictures.Decode(got).Orientation);
        Assert.NotNull(Pictures.Decode(got).Profile);
        Assert.All(Pictures.Canaries, canary => Assert.DoesNotContain(canary, Encoding.Latin1.GetString(got), StringComparison.Ordinal));
        await RequireNothingSensitive(got, "photo.jpg");
    }

    [Fact]
    public async Task What_was_removed_is_told()
    {
        home.Write("photo.jpg", Pictures.Photo());
        JsonElement sent = await SendAsync("photo.jpg");

        string[] kinds = [.. sent.GetProperty("removed").EnumerateArray().Select(finding => finding.GetProperty("kind").GetString()!)];
        Assert.Contains("position", kinds);
        Assert.Contains("device", kinds);
        Assert.Contains("owner", kinds);
        Assert.Contains("time", kinds);

        Finished text = (await Run("send", "photo.jpg")).Well();
        Assert.Contains("47.37", text.Output, StringComparison.Ordinal);
        Assert.Contains("Where it was taken", text.Output, StringComparison.Ordinal);
        Assert.Contains("CanaryCamera", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_HDR_gain_map_goes_with_a_word_and_stays_when_it_is_asked_for()
    {
        string vectors = Path.Combine(Executable.Repository, "tests", "Darkslide.Imaging.Tests", "Vectors");
        byte[] kept = File.ReadAllBytes(Path.Combine(vectors, "kept-jpeg-with-exif-in-the-map.clean.bin"));
        home.Write("hdr.jpg", File.ReadAllBytes(Path.Combine(vectors, "kept-jpeg-with-exif-in-the-map.input.bin")));

        Finished plain = (await Run("clean", "hdr.jpg", "-o", "plain")).Well();
        Assert.Contains("removed: looks as on an ordinary screen", plain.Output, StringComparison.Ordinal);
        Assert.True(File.ReadAllBytes(home.At("plain/hdr.jpg")).Length < kept.Length);

        Finished asked = (await Run("clean", "hdr.jpg", "-o", "asked", "--keep-hdr")).Well();
        Assert.Contains("kept, cleaned", asked.Output, StringComparison.Ordinal);
        Assert.Equal(kept, File.ReadAllBytes(home.At("asked/hdr.jpg")));

        JsonElement sent = (await Run("send", "hdr.jpg", "--keep-hdr", "--json")).Well().Json();
        Assert.Equal("HDR gain map", Assert.Single(sent.GetProperty("kept").EnumerateArray()).GetProperty("label").GetString());
        Assert.Equal(kept, File.ReadAllBytes(Assert.Single(await GetAsync(Link(sent)))));

        JsonElement views = (await Run("send", "hdr.jpg", "--keep-hdr", "--view-only", "--json")).Well().Json();
        Assert.False(views.TryGetProperty("kept", out _));
    }

    [Fact]
    public async Task Names_are_neutral_unless_they_are_kept()
    {
        home.Write("album/IMG_20310708.jpg", Pictures.Photo());
        home.Write("album/sub/IMG_20310708.jpg", Pictures.Photo());
        home.Write("album/sub/scan.png", Pictures.Noise(30, 20));

        Assert.Equal(["picture-001.jpg", "picture-002.jpg", "picture-003.png"], Names(await GetAsync(Link(await SendAsync("album")))));
        Assert.Equal(
            ["IMG_20310708.jpg", "IMG_20310708 (2).jpg", "scan.png"],
            Names(await GetAsync(Link(await SendAsync("album", "--keep-names")))));
    }

    [Fact]
    public async Task A_view_only_link_brings_previews_and_the_originals_stay_at_home()
    {
        home.Write("large.png", Pictures.Noise(3_000, 300));
        JsonElement sent = await SendAsync("large.png", "--view-only");

        Finished got = (await Run("get", Link(sent), "-o", "out", "--json")).Well();

        JsonElement file = Assert.Single(got.Json().GetProperty("files").EnumerateArray().ToArray());
        Assert.Equal("preview", file.GetProperty("rendition").GetString());
        Assert.Equal("picture-001.webp", Path.GetFileName(file.GetProperty("path").GetString()));
        Assert.True(sent.GetProperty("bytes").GetInt64() < 800_000, "the original was uploaded");
    }

    [Fact]
    public async Task Previews_can_be_asked_for()
    {
        home.Write("photo.jpg", Pictures.Photo());
        JsonElement sent = await SendAsync("photo.jpg");
        Finished got = (await Run("get", Link(sent), "-o", "out", "--previews", "--json")).Well();
        Assert.Equal("preview", got.Json().GetProperty("files")[0].GetProperty("rendition").GetString());
    }

    [Fact]
    public async Task A_link_works_however_it_was_pasted()
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        string link = Link(await SendAsync("a.png"));
        (await Run("get", $"Look here: {link}.", "-o", "one")).Well();
        (await Run("get", $"  <{link}>\n", "-o", "two")).Well();
        (await Run("get", link.Insert(link.Length - 12, "\n"), "-o", "three")).Well();
        (await Run("get", "Look", "here:", link + ",", "thanks", "-o", "four")).Well();
    }

    [Fact]
    public async Task What_is_there_is_never_written_over()
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        home.Write("out/picture-001.png", "mine");
        string link = Link(await SendAsync("a.png"));

        Assert.Equal(["picture-001 (2).png"], Names(await GetAsync(link)));
        Assert.Equal(["picture-001 (3).png"], Names(await GetAsync(link)));
        Assert.Equal("mine", File.ReadAllText(home.At("out/picture-001.png")));
    }

    [Fact]
    public async Task Every_recipient_has_a_link_of_their_own()
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        JsonElement sent = await SendAsync("a.png", "--to", "Anna", "--to", "Bén");
        JsonElement[] links = [.. sent.GetProperty("links").EnumerateArray()];
        Assert.Equal(["Anna", "Bén"], links.Select(link => link.GetProperty("to").GetString()));
        Assert.Equal(2, links.Select(link => link.GetProperty("url").GetString()).Distinct().Count());
        foreach (JsonElement link in links)
        {
            (await Run("get", link.GetProperty("url").GetString()!, "-o", "out")).Well();
        }
    }

    [Fact]
    public async Task The_shapes_of_the_results_are_fixed()
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        JsonElement sent = await SendAsync("a.png");
        Assert.Equal(["manage", "links", "pictures", "bytes", "removed", "skipped", "expires"], Members(sent));
        Assert.Equal(["to", "url"], Members(sent.GetProperty("links")[0]));
        Assert.Equal(JsonValueKind.Null, sent.GetProperty("links")[0].GetProperty("to").ValueKind);
        Assert.StartsWith(server.Address + "/v#", Link(sent), StringComparison.Ordinal);
        Assert.StartsWith(server.Address + "/m#", sent.GetProperty("manage").GetString(), StringComparison.Ordinal);

        JsonElement got = (await Run("get", Link(sent), "-o", "out", "--json")).Well().Json();
        Assert.Equal(["files"], Members(got));
        Assert.Equal(["path", "bytes", "rendition"], Members(got.GetProperty("files")[0]));
        Assert.Equal(new FileInfo(got.GetProperty("files")[0].GetProperty("path").GetString()!).Length, got.GetProperty("files")[0].GetProperty("bytes").GetInt64());

        JsonElement status = (await Run("status", sent.GetProperty("manage").GetString()!, "--json")).Well().Json();
        Assert.Equal(["state", "title", "created", "now", "expires", "bytes", "links", "events", "eventsIntact"], Members(status));
        Assert.Equal(
            ["number", "to", "state", "reason", "tier", "expires", "openings", "limit", "untilDownloaded", "password", "triesLeft", "viewing", "notBefore", "showSeconds", "untilEachDownloaded", "deliveries", "devices", "code", "codeTo", "passkey"],
            Members(status.GetProperty("links")[0]));
        Assert.Equal(["time", "link", "to", "kind"], Members(status.GetProperty("events")[0]));
    }

    [Fact]
    public async Task Real_photos_arrive_unchanged_and_clean()
    {
        string shared = Environment.GetEnvironmentVariable("DARKSLIDE_SHARED") ?? Path.Combine(Executable.Repository, "..", "shared");
        string corpus = Path.Combine(shared, "corpus", "jpeg");
        if (!Directory.Exists(corpus))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"No real photos: {corpus} is missing.");
            Console.WriteLine($"No real photos: {corpus} is missing; only made ones were sent.");
            return;
        }

        JsonElement sent = await SendAsync(corpus, "--skip", "--keep-names");
        string[] skipped = [.. sent.GetProperty("skipped").EnumerateArray().Select(file => file.GetProperty("path").GetString()!)];
        string[] sources = [.. Directory.GetFiles(corpus).Except(skipped).Order(StringComparer.Ordinal)];
        string[] got = await GetAsync(Link(sent));
        Assert.Equal(sources.Length, got.Length);
        foreach ((string source, string file) in sources.Zip(got))
        {
            (byte[] pixels, byte[]? profile, int orientation) = Pictures.Decode(File.ReadAllBytes(source));
            var saved = Pictures.Decode(File.ReadAllBytes(file));
            Assert.True(pixels.AsSpan().SequenceEqual(saved.Pixels), $"other pixels: {source}");
            Assert.True(orientation == saved.Orientation, $"another way up: {source}");

            // Where only an Exif tag said "Adobe RGB", cleaning writes the profile that says it.
            Assert.True(profile is null || saved.Profile is not null, $"profile lost: {source}");
        }

        await RequireNothingSensitive(got);
    }

    private static string Link(JsonElement sent) => sent.GetProperty("links")[0].GetProperty("url").GetString()!;

    private static IEnumerable<string?> Names(string[] files) => files.Select(Path.GetFileName);

    private static IEnumerable<string> Members(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private async Task<JsonElement> SendAsync(params string[] arguments) => (await Run(["send", .. arguments, "--json"])).Well().Json();

    private async Task<string[]> GetAsync(string link)
    {
        JsonElement got = (await Run("get", link, "-o", "out", "--json")).Well().Json();
        return [.. got.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()!)];
    }

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);

    private async Task RequireNothingSensitive(byte[] picture, string name) => await RequireNothingSensitive(home.Write("judged/" + name, picture));

    // An independent judge, where it is installed: every group of tags but those that the pixels need is a finding.
    private async Task RequireNothingSensitive(params string[] files)
    {
        Process? exiftool;
        try
        {
            exiftool = Executable.StartOther(home, "exiftool", ["-j", "-G0:1", "-a", "-u", .. files]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("No exiftool: nothing but this program's own tests judged the cleaned pictures.");
            return;
        }

        using (exiftool)
        {
            string output = await exiftool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            using var tags = JsonDocument.Parse(output);
            string[] bad = [.. tags.RootElement.EnumerateArray().SelectMany(file => file.EnumerateObject().Select(tag => tag.Name).Where(IsSensitive)).Distinct()];
            Assert.Empty(bad);
        }
    }

    private static bool IsSensitive(string tag)
    {
        string[] parts = tag.Split(':');
        return !NotSensitive.Any(known => parts.Contains(known) || tag == known || known == $"{parts[0]}:{parts[^1]}" || (parts.Length > 2 && known == $"{parts[1]}:{parts[2]}"));
    }
}
