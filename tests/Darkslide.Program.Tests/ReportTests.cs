using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

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
        await ReportAsync(link);

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
    public async Task A_share_is_taken_down_by_one_of_its_links_too()
    {
        home.Write("a.png", Pictures.Noise(20, 20, 1));
        string link = (await Run("send", "a.png", "--json")).Well().Json().GetProperty("links")[0].GetProperty("url").GetString()!;
        (await Operate("take-down", $"Please remove {link}!")).Well();
        (await Run("get", link, "-o", "got")).Failed(3, "isn't available");
        (await Operate("take-down", link)).Failed(7, "no such share");
        (await Operate("take-down", "hello")).Failed(2, "no Darkslide link");
    }

    // As the page does it; `darkslide` has no command for this.
    private async Task ReportAsync(string link)
    {
        using FoundLink found = LinkText.Find(link, LinkKind.Viewing);
        using ViewingKeys keys = ViewingKeys.Derive(found.Secret);
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        var open = new OpenRequest { Locator = keys.Locator.ToArray(), Access = keys.Access.Bytes.ToArray(), Opening = RandomNumberGenerator.GetBytes(16) };
        using HttpResponseMessage opened = await http.PostAsJsonAsync(Routes.Openings, open, ProtocolJson.Default.OpenRequest, TestContext.Current.CancellationToken);
        JsonElement answer = await opened.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, Routes.Report)
        {
            Content = JsonContent.Create(
                new ReportRequest { Kind = ReportKinds.Fraud, Note = "Not who they say they are", Secret = found.Secret.Bytes.ToArray() }, ProtocolJson.Default.ReportRequest),
        };
        request.Headers.TryAddWithoutValidation("Authorization", Capability.ForTicket(Base64Url.DecodeFromChars(answer.GetProperty("ticket").GetString())));
        using HttpResponseMessage reported = await http.SendAsync(request, TestContext.Current.CancellationToken);
        reported.EnsureSuccessStatusCode();
    }

    private Task<Finished> Operate(params string[] arguments) => Executable.RunAsync(home, null, [.. arguments, "--data", server.DataFolder]);

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);
}
