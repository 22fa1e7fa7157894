using System.Diagnostics;

namespace Darkslide.Program.Tests;

/// <summary>Sending that is stopped leaves no share. The server is these tests' alone, so that its store can be counted.</summary>
public sealed class StoppedSendingTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Sending_that_is_stopped_leaves_no_share(string signal)
    {
        // So many that a busy machine sends the signal long before the last.
        home.WriteAlbum(100);
        using Process process = Executable.Start(home, "send", "album");
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => server.StoredFiles() > 3);
        await Signals.SendAsync(process, signal);
        string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 1, errors);
        Assert.Contains("Stopped", errors, StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => server.StoredFiles() == 0);
        Assert.False(File.Exists(home.At(".local/share/darkslide/shares.json")));
    }
}
