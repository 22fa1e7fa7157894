using System.Diagnostics;
using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary><c>darkslide status --watch</c>: what happens, when it happens.</summary>
public sealed class WatchTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Each_event_is_a_line_until_the_share_has_ended_and_ctrl_c_ends_it_before()
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        JsonElement sent = (await Run("send", "a.png", "--to", "Anna", "--json")).Well().Json();
        string link = sent.GetProperty("links")[0].GetProperty("url").GetString()!, manage = sent.GetProperty("manage").GetString()!;
        using Process lines = Executable.Start(home, "status", manage, "--watch"), json = Executable.Start(home, "status", manage, "--watch", "--json"), stopped = Executable.Start(home, "status", manage, "--watch");
        while (!(await Line(lines)).Contains("published", StringComparison.Ordinal))
        {
            // How it stands comes first.
        }

        Assert.Equal("live", JsonDocument.Parse(await Line(json)).RootElement.GetProperty("state").GetString());
        await Line(stopped);
        (await Run("get", link, "-o", "out")).Well();
        Assert.Matches(@"opened +Anna$", await Line(lines));
        JsonElement opened = JsonDocument.Parse(await Line(json)).RootElement;
        Assert.Equal(("opened", "Anna", 0), (opened.GetProperty("kind").GetString(), opened.GetProperty("to").GetString(), opened.GetProperty("link").GetInt32()));
        await Signals.SendAsync(stopped, "INT");
        await stopped.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (stopped.ExitCode, await stopped.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));

        (await Run("revoke", manage)).Well();
        string rest = await lines.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Matches(@"finished +Anna\n.*ended +Anna\n$", rest);
        Assert.EndsWith("\"kind\":\"ended\"}\n", await json.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await lines.WaitForExitAsync(TestContext.Current.CancellationToken);
        await json.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, 0, ""), (lines.ExitCode, json.ExitCode, await lines.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
    }

    private static async Task<string> Line(Process process)
        => await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());

    private Task<Finished> Run(params string[] args) => Executable.RunAsync(home, null, args);
}
