using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary>The operator reads reports, looks where they were let, and takes a share down with one command.</summary>
public sealed class ReportTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_report_is_listed_and_its_share_taken_down()
    {
        home.Write("a.png", Pictures.Noise(20, 20, 1));
        JsonElement sent = (await Run("send", "a.png", "--to", "Anna", "--to", "Ben", "--json")).Well().Json();
        string link = sent.GetProperty("links")[0].GetProperty("url").GetString()!;
        (await Run("report", link, "--kind", "fraud", "--note", "  Not who they say they are ", "--let-look")).Well();

        JsonElement report = (await Operate("reports", "--json")).Well().Json().GetProperty("reports")[0];
        Assert.Equal(link, report.GetProperty("url").GetString());
        Assert.Equal(("fraud", "Not who they say they are"), (report.GetProperty("kind").GetString(), report.GetProperty("note").GetString()));
        string text = (await Operate("reports")).Well().Output;
        Assert.Contains("fraud: link 0 of share", text, StringComparison.Ordinal);
        Assert.Contains(link, text, StringComparison.Ordinal);

        string share = report.GetProperty("share").GetRawText();
        Assert.Contains("ended 2 links", (await Operate("take-down", share)).Well().Output, StringComparison.Ordinal);
        (await Run("get", link, "-o", "got")).Failed(3, "isn't available");
        JsonElement status = (await Run("status", sent.GetProperty("manage").GetString()!, "--json")).Well().Json();
        Assert.Equal("taken-down", status.GetProperty("links")[1].GetProperty("reason").GetString());
        Assert.Contains("operator", (await Run("status", sent.GetProperty("manage").GetString()!)).Well().Output, StringComparison.Ordinal);

        // The secret went with the link; the report goes when it is put away.
        report = (await Operate("reports", "--json")).Well().Json().GetProperty("reports")[0];
        Assert.Equal(JsonValueKind.Null, report.GetProperty("url").ValueKind);
        (await Operate("reports", "dismiss", report.GetProperty("number").GetRawText())).Well();
        Assert.Contains("Nothing was reported", (await Operate("reports")).Well().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_uses_one_view_together_with_getting_and_tells_the_secret_only_if_let()
    {
        home.Write("a.png", Pictures.Noise(20, 20, 2));
        JsonElement sent = (await Run("send", "a.png", "--views", "1", "--json")).Well().Json();
        string link = sent.GetProperty("links")[0].GetProperty("url").GetString()!;
        JsonElement told = (await Run("report", $"Look at this: {link}.", "--kind", "of-me", "--json")).Well().Json();
        Assert.Equal(("of-me", false), (told.GetProperty("kind").GetString(), told.GetProperty("letLook").GetBoolean()));
        (await Run("get", link, "-o", "got")).Well();

        JsonElement report = (await Operate("reports", "--json")).Well().Json().GetProperty("reports").EnumerateArray().Single(each => each.GetProperty("kind").GetString() == "of-me");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (report.GetProperty("url").ValueKind, report.GetProperty("note").ValueKind));
        (await Run("report", link, "--kind", "of-me", "--no-history")).Failed(3, "isn't available");
        (await Operate("reports", "dismiss", report.GetProperty("number").GetRawText())).Well();
    }

    [Fact]
    public async Task What_cannot_be_reported_is_said_before_a_view_is_used()
    {
        home.Write("a.png", Pictures.Noise(20, 20, 3));
        JsonElement sent = (await Executable.RunAsync(home, "open sesame, please", ["send", "a.png", "--views", "1", "--password-stdin", "--json"])).Well().Json();
        string link = sent.GetProperty("links")[0].GetProperty("url").GetString()!;
        string manage = sent.GetProperty("manage").GetString()!;
        (await Run("report", link)).Failed(2, "--kind");
        (await Run("report", link, "--kind", "ugly")).Failed(2, "no such kind of report");
        (await Run("report", link, "--kind", "other", "--note", new string('x', 1_001))).Failed(2, "1,001 characters");
        (await Run("report", manage, "--kind", "other")).Failed(2, "not a viewing link");
        (await Run("report", link, "--kind", "other")).Failed(4, "password");
        (await Executable.RunAsync(home, "wrong", ["report", link, "--kind", "other", "--password-stdin"])).Failed(4, "password");
        JsonElement status = (await Run("status", manage, "--json")).Well().Json();
        Assert.Equal(0, status.GetProperty("links")[0].GetProperty("openings").GetInt32());
        Assert.DoesNotContain("other: link", (await Operate("reports")).Well().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_share_is_taken_down_by_one_of_its_links_too()
    {
        home.Write("a.png", Pictures.Noise(20, 20, 1));
        string link = (await Run("send", "a.png", "--json")).Well().Json().GetProperty("links")[0].GetProperty("url").GetString()!;
        (await Operate("take-down", $"Please remove {link}!")).Well();
        (await Run("get", link, "-o", "got")).Failed(3, "isn't available");
        (await Operate("take-down", link)).Failed(7, "no such share");
        (await Operate("take-down", "hello")).Failed(2, "no Darkslide link");
    }

    private Task<Finished> Operate(params string[] arguments) => Executable.RunAsync(home, null, [.. arguments, "--data", server.DataFolder]);

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);
}
