using System.Diagnostics;
using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary>A run that is stopped leaves nothing half done; one that is killed can be gone on with.</summary>
public sealed class InterruptionTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private const int Album = 40;
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Getting_that_is_stopped_leaves_whole_files_only()
    {
        (string link, int exitCode) = await GetHalfAsync(process => Signals.SendAsync(process, "INT"));
        Assert.Equal(1, exitCode);
        Assert.DoesNotContain(Directory.GetFiles(home.At("out")), file => file.EndsWith(".part", StringComparison.Ordinal));
        await RequireGoingOnAsync(link);
    }

    [Fact]
    public async Task Getting_that_is_killed_goes_on_with_the_only_view()
    {
        (string link, _) = await GetHalfAsync(process =>
        {
            process.Kill();
            return Task.CompletedTask;
        });
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
        home.WriteAlbum(Album);
        Finished sent = (await Executable.RunAsync(home, null, "send", "album", "--views", "1", "--json")).Well();
        return sent.Json().GetProperty("links")[0].GetProperty("url").GetString()!;
    }

    // On a busy machine a run may be through before the signal reaches it: then it is another share's turn.
    private async Task<(string Link, int ExitCode)> GetHalfAsync(Func<Process, Task> interrupt)
    {
        for (int turn = 0; turn < 5; turn++)
        {
            string link = await SendAlbumAsync();
            using Process process = Executable.Start(home, "get", link, "-o", "out");
            await Eventually.HoldsAsync(() => Directory.Exists(home.At("out")) && Directory.GetFiles(home.At("out"), "*.png").Length >= 2);
            await interrupt(process);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (Directory.GetFiles(home.At("out"), "picture-*").Length < Album)
            {
                return (link, process.ExitCode);
            }

            Directory.Delete(home.At("out"), recursive: true);
        }

        throw new InvalidOperationException("Five runs were through before they could be interrupted.");
    }

    private async Task RequireGoingOnAsync(string link)
    {
        int before = Directory.GetFiles(home.At("out"), "picture-*").Length;
        Assert.InRange(before, 1, Album - 1);
        JsonElement got = (await Executable.RunAsync(home, null, "get", link, "-o", "out", "--json")).Well().Json();
        Assert.Equal(Album, got.GetProperty("files").GetArrayLength());
        Assert.Equal(Album, Directory.GetFiles(home.At("out"), "picture-*").Length);
    }
}
