using System.Diagnostics;
using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary>A run that is stopped leaves nothing half done; one that is killed can be gone on with.</summary>
public sealed class InterruptionTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Getting_that_is_stopped_leaves_whole_files_only()
    {
        string link = await SendAlbumAsync();
        using Process process = await GetHalfAsync(link);
        await Signals.SendAsync(process, "INT");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.DoesNotContain(Directory.GetFiles(home.At("out")), file => file.EndsWith(".part", StringComparison.Ordinal));
        await RequireGoingOnAsync(link);
    }

    [Fact]
    public async Task Getting_that_is_killed_goes_on_with_the_only_view()
    {
        string link = await SendAlbumAsync();
        using Process process = await GetHalfAsync(link);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await RequireGoingOnAsync(link);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_server_stops_when_it_is_told_to(string signal)
    {
        using Process process = Executable.Start(home, "serve", "--listen", "127.0.0.1:0");
        Assert.Contains("Listening on", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await Signals.SendAsync(process, signal);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.True(Directory.Exists(home.At(".local/share/darkslide/server")));
    }

    [Fact]
    public async Task A_server_that_others_reach_says_who_may_send()
    {
        using Process process = Executable.Start(home, "serve", "--listen", "0.0.0.0:0");
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Contains("may send", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string> SendAlbumAsync()
    {
        home.WriteAlbum(40);
        Finished sent = (await Executable.RunAsync(home, null, "send", "album", "--views", "1", "--json")).Well();
        return sent.Json().GetProperty("links")[0].GetProperty("url").GetString()!;
    }

    private async Task<Process> GetHalfAsync(string link)
    {
        Process process = Executable.Start(home, "get", link, "-o", "out");
        await Eventually.HoldsAsync(() => Directory.Exists(home.At("out")) && Directory.GetFiles(home.At("out"), "*.png").Length >= 2);
        return process;
    }

    private async Task RequireGoingOnAsync(string link)
    {
        int before = Directory.GetFiles(home.At("out"), "picture-*").Length;
        Assert.InRange(before, 1, 39);
        JsonElement got = (await Executable.RunAsync(home, null, "get", link, "-o", "out", "--json")).Well().Json();
        Assert.Equal(40, got.GetProperty("files").GetArrayLength());
        Assert.Equal(40, Directory.GetFiles(home.At("out"), "picture-*").Length);
    }
}
