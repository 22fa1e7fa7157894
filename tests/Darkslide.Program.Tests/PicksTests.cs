using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Darkslide.Client;
using Darkslide.Client.Looking;
using Darkslide.Format;

namespace Darkslide.Program.Tests;

/// <summary><c>darkslide picks</c>: what recipients picked, as text, JSON, a table, a list of names and sidecars that others read.</summary>
public sealed class PicksTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private const string Remark = "=Bitte <dunkler> & \"schärfer\"\nمرحبا";
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task What_recipients_picked_is_shown_and_exported()
    {
        (string manage, string[] links) = await SendAsync("--picks", "--to", "Anna", "--to", "Ben");
        await PickAsync(links[0], 0, 3, PickLabel.Green, Remark);
        await PickAsync(links[0], 1, -1, null, null);
        await PickAsync(links[1], 0, 5, PickLabel.Red, null);

        JsonElement json = (await Run("picks", manage, "--json", "--csv", "picks.csv", "--xmp", "sidecars")).Well().Json();
        JsonElement anna = json.GetProperty("links")[0];
        Assert.Equal(("Anna", "live", true), (anna.GetProperty("to").GetString(), anna.GetProperty("state").GetString(), anna.GetProperty("offered").GetBoolean()));
        JsonElement pick = anna.GetProperty("picks")[0];
        Assert.Equal(("IMG_1.png", 3, false, "green", Remark), (
            pick.GetProperty("file").GetString(), pick.GetProperty("stars").GetInt32(), pick.GetProperty("rejected").GetBoolean(), pick.GetProperty("label").GetString(),
            pick.GetProperty("remark").GetString()));
        Assert.True(anna.GetProperty("picks")[1].GetProperty("rejected").GetBoolean());
        Assert.Equal(3, json.GetProperty("written").GetArrayLength());

        string table = File.ReadAllText(home.At("picks.csv"));
        Assert.Contains("\"IMG_1.png\",\"Anna\",3,,green,\"'=Bitte <dunkler> & \"\"schärfer\"\"\nمرحبا\"\r\n", table, StringComparison.Ordinal);
        Assert.Contains("\"IMG_2.png\",\"Anna\",,yes,,\"\"\r\n", table, StringComparison.Ordinal);
        Assert.Equal("IMG_1.png\n", (await Run("picks", manage, "--names")).Well().Output);
        Assert.Equal("", (await Run("picks", manage, "--names", "--link", "1")).Well().Output.Replace("IMG_1.png\n", "", StringComparison.Ordinal));
        string text = (await Run("picks", manage)).Well().Output;
        Assert.Contains("Anna: 1 picked, 1 rejected, 1 remark", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nمرحبا", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exiftool_reads_the_sidecars_as_they_are_meant()
    {
        (string manage, string[] links) = await SendAsync("--picks");
        await PickAsync(links[0], 0, 4, PickLabel.Purple, Remark);
        await PickAsync(links[0], 1, -1, null, null);
        (await Run("picks", manage, "--xmp", "sidecars")).Well();
        using Process exiftool = Executable.StartOther(home, "exiftool", ["-j", "-XMP:all", home.At("sidecars/IMG_1.xmp"), home.At("sidecars/IMG_2.xmp")]);
        using JsonDocument read = JsonDocument.Parse(await exiftool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        JsonElement first = read.RootElement[0];
        Assert.Equal((4, "Purple", Remark), (first.GetProperty("Rating").GetInt32(), first.GetProperty("Label").GetString(), first.GetProperty("Description").GetString()));
        JsonElement second = read.RootElement[1];
        Assert.Equal(-1, second.GetProperty("Rating").GetInt32());
        Assert.False(second.TryGetProperty("Label", out _) || second.TryGetProperty("Description", out _));
    }

    [Fact]
    public async Task Ended_links_still_tell_their_picks_and_nothing_is_written_over()
    {
        (string manage, string[] links) = await SendAsync("--picks-shared", "--to", "Anna", "--to", "Ben");
        await PickAsync(links[1], 0, 1, null, null);
        (await Run("revoke", manage)).Well();
        home.Write("picks.csv", Encoding.UTF8.GetBytes("mine"));
        JsonElement json = (await Run("picks", manage, "--to", "Ben", "--json", "--csv", "picks.csv")).Well().Json();
        Assert.Equal("ended", Assert.Single(json.GetProperty("links").EnumerateArray()).GetProperty("state").GetString());
        Assert.Equal("mine", File.ReadAllText(home.At("picks.csv")));
        Assert.EndsWith("picks (2).csv", json.GetProperty("written")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_share_without_picks_says_so()
    {
        (string manage, _) = await SendAsync();
        (await Run("picks", manage)).Failed(2, "take no picks");
        (await Run("picks", manage, "--names", "--json")).Failed(2, "--names");
    }

    private static async Task PickAsync(string link, int picture, int? rating, PickLabel? label, string? remark)
    {
        using var client = new DarkslideClient();
        using Opening opening = await client.OpenAsync(link, cancellationToken: TestContext.Current.CancellationToken);
        await opening.Picks!.SetAsync(opening.Pictures[picture].Id!, rating, label, remark, TestContext.Current.CancellationToken);
    }

    private async Task<(string Manage, string[] Links)> SendAsync(params string[] arguments)
    {
        home.Write("IMG_1.png", Pictures.Noise(30, 20));
        home.Write("IMG_2.png", Pictures.Noise(20, 30));
        JsonElement sent = (await Run(["send", "IMG_1.png", "IMG_2.png", .. arguments, "--json"])).Well().Json();
        return (sent.GetProperty("manage").GetString()!, [.. sent.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("url").GetString()!)]);
    }

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);
}
