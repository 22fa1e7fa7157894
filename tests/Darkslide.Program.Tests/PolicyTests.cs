using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary>Who may look, how often, and when it ends.</summary>
public sealed class PolicyTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private const int Tries = 10;
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Three_views_are_three()
    {
        JsonElement sent = await SendAsync("--views", "3");
        for (int view = 0; view < 3; view++)
        {
            (await GetAsync(sent)).Well();
        }

        (await GetAsync(sent)).Failed(3, "isn't available");
        Assert.Equal(3, (await StatusAsync(sent)).GetProperty("links")[0].GetProperty("openings").GetInt32());
    }

    [Fact]
    public async Task Eight_at_once_get_three_views()
    {
        JsonElement sent = await SendAsync("--views", "3");
        Finished[] runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(run => GetAsync(sent, $"out{run}")));
        Assert.Equal(3, runs.Count(run => run.Code == 0));
        Assert.Equal(5, runs.Count(run => run.Code == 3));
    }

    [Fact]
    public async Task Until_downloaded_ends_when_everything_is_saved()
    {
        JsonElement sent = await SendAsync("--until-downloaded");
        (await GetAsync(sent)).Well();
        (await GetAsync(sent)).Failed(3, "isn't available");
        JsonElement status = await StatusAsync(sent);
        Assert.Equal("ended", status.GetProperty("state").GetString());
        Assert.Equal("downloaded", status.GetProperty("links")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task The_time_to_live_is_what_was_asked_for()
    {
        JsonElement sent = await SendAsync("--expires", "24h");
        JsonElement status = await StatusAsync(sent);
        TimeSpan left = status.GetProperty("expires").GetDateTimeOffset() - status.GetProperty("now").GetDateTimeOffset();
        Assert.InRange(left.TotalMinutes, (24 * 60) - 2, 24 * 60);

        (await Run("change", Manage(sent), "--expires", "2h")).Well();
        status = await StatusAsync(sent);
        left = status.GetProperty("expires").GetDateTimeOffset() - status.GetProperty("now").GetDateTimeOffset();
        Assert.InRange(left.TotalMinutes, (2 * 60) - 2, 2 * 60);
    }

    [Fact]
    public async Task A_revoked_link_is_gone_and_the_others_live()
    {
        JsonElement sent = await SendAsync("--to", "Anna", "--to", "Ben");
        (await Run("revoke", Manage(sent), "--to", "Zoe")).Failed(2, "Zoe");

        JsonElement revoked = (await Run("revoke", Manage(sent), "--to", "Anna", "--json")).Well().Json();

        Assert.Equal("Anna", Assert.Single(revoked.GetProperty("revoked").EnumerateArray().ToArray()).GetProperty("to").GetString());
        (await GetAsync(sent, link: 0)).Failed(3, "isn't available");
        (await GetAsync(sent, link: 1)).Well();

        (await Run("revoke", Manage(sent))).Well();
        (await Run("revoke", Manage(sent))).Well();
        (await GetAsync(sent, link: 1)).Failed(3, "isn't available");
        Assert.Equal("ended", (await StatusAsync(sent)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_password_is_needed_and_a_wrong_one_uses_up_nothing()
    {
        JsonElement sent = await SendAsync(["--views", "1", "--password-stdin"], "corréct horse\nnot this\n");

        (await GetAsync(sent)).Failed(4, "needs a password");
        (await GetAsync(sent, password: "wrong\n")).Failed(4, "wrong; 9 tries left");
        (await GetAsync(sent, password: "")).Failed(4, "empty");
        Assert.Equal(0, (await StatusAsync(sent)).GetProperty("links")[0].GetProperty("openings").GetInt32());

        // The same password as another keyboard composes it, with another system's line break.
        (await GetAsync(sent, password: "corre\u0301ct horse\r\n")).Well();
        (await GetAsync(sent, password: "corréct horse\n")).Failed(3, "isn't available");
    }

    [Fact]
    public async Task After_ten_wrong_passwords_a_link_is_locked_until_its_sender_unlocks_it()
    {
        JsonElement sent = await SendAsync(["--password-stdin", "--to", "Anna"], "right\n");
        for (int attempt = 1; attempt < Tries; attempt++)
        {
            (await GetAsync(sent, password: "wrong\n")).Failed(4, "wrong");
        }

        (await GetAsync(sent, password: "wrong\n")).Failed(4, "");
        (await GetAsync(sent, password: "right\n")).Failed(4, "locked");
        Assert.Equal("locked", (await StatusAsync(sent)).GetProperty("links")[0].GetProperty("state").GetString());
        Assert.Contains("locked", (await Run("status", Manage(sent))).Well().Output, StringComparison.Ordinal);

        JsonElement unlocked = (await Run("unlock", Manage(sent), "--json")).Well().Json();
        Assert.Equal("Anna", unlocked.GetProperty("unlocked")[0].GetProperty("to").GetString());
        (await GetAsync(sent, password: "right\n")).Well();
    }

    [Fact]
    public async Task Passwords_that_are_none_are_refused_before_anything_is_sent()
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        (await Run(["send", "a.png", "--password-stdin"], "")).Failed(4, "empty");
        (await Run(["send", "a.png", "--password-stdin"], "\n")).Failed(4, "empty");
        (await Run(["send", "a.png", "--password-stdin"], new string('x', 10_000) + "\n")).Failed(4, "1,024");
        (await Run(["send", "a.png", "--password"], null)).Failed(4, "needs a password");
        JsonElement longest = await SendAsync(["--password-stdin"], new string('ä', 1_024) + "\n");
        (await GetAsync(longest, password: new string('ä', 1_024))).Well();
    }

    [Fact]
    public async Task A_link_nobody_made_is_not_available()
    {
        using var secret = Format.LinkSecret.Create();
        var address = new Uri(server.Address);
        (await Run("get", Format.LinkText.Url(address, Format.LinkKind.Viewing, secret))).Failed(3, "isn't available");
        (await Run("status", Format.LinkText.Url(address, Format.LinkKind.Manage, secret))).Failed(3, "isn't available");
        (await Run("revoke", Format.LinkText.Url(address, Format.LinkKind.Manage, secret))).Failed(3, "isn't available");
    }

    [Fact]
    public async Task My_shares_are_kept_privately_and_can_be_switched_off()
    {
        JsonElement sent = await SendAsync("--title", "Wedding", "--to", "Anna");
        string file = home.At(".local/share/darkslide/shares.json");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));

        JsonElement shares = (await Run("shares", "--json")).Well().Json();
        JsonElement kept = Assert.Single(shares.GetProperty("shares").EnumerateArray().ToArray());
        Assert.Equal(Manage(sent), kept.GetProperty("manage").GetString());
        Assert.Contains("Wedding", (await Run("shares")).Well().Output, StringComparison.Ordinal);

        await SendAsync("--no-history");
        home.Variables["DARKSLIDE_NO_HISTORY"] = "1";
        await SendAsync();
        Assert.Equal(1, (await Run("shares", "--json")).Well().Json().GetProperty("shares").GetArrayLength());

        Assert.Equal(1, (await Run("shares", "forget", Manage(sent), "--json")).Well().Json().GetProperty("forgotten").GetInt32());
        Assert.Equal(0, (await Run("shares", "--json")).Well().Json().GetProperty("shares").GetArrayLength());
    }

    private static string Manage(JsonElement sent) => sent.GetProperty("manage").GetString()!;

    private Task<JsonElement> SendAsync(params string[] options) => SendAsync(options, null);

    private async Task<JsonElement> SendAsync(string[] options, string? input)
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        return (await Run(["send", "a.png", "--json", .. options], input)).Well().Json();
    }

    private Task<Finished> GetAsync(JsonElement sent, string folder = "out", int link = 0, string? password = null)
    {
        string url = sent.GetProperty("links")[link].GetProperty("url").GetString()!;
        return Run(["get", url, "-o", folder, .. (password is null ? Array.Empty<string>() : ["--password-stdin"])], password);
    }

    private async Task<JsonElement> StatusAsync(JsonElement sent) => (await Run("status", Manage(sent), "--json")).Well().Json();

    private Task<Finished> Run(params string[] arguments) => Run(arguments, null);

    private Task<Finished> Run(string[] arguments, string? input) => Executable.RunAsync(home, input, arguments);
}
