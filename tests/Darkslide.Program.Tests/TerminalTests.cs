using System.Diagnostics;

namespace Darkslide.Program.Tests;

/// <summary>What only a person at a terminal sees. `script` (util-linux) makes one.</summary>
public sealed class TerminalTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_password_is_asked_for_twice_and_not_shown_and_the_link_comes_as_a_qr_code()
    {
        home.Write("a.png", Pictures.Noise(20, 20));

        string screen = await TypeAsync("send a.png --password", ["hush hush\n", "hush hush\n"]);

        Assert.Contains("Password for the link:", screen, StringComparison.Ordinal);
        Assert.Contains("The same again:", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", screen, StringComparison.Ordinal);
        Assert.Contains("▀", screen, StringComparison.Ordinal);
        string link = screen.Split('\n').First(line => line.Contains("/v#", StringComparison.Ordinal)).Trim();
        (await Executable.RunAsync(home, "hush hush\n", "get", link, "--password-stdin", "-o", "out")).Well();
    }

    [Fact]
    public async Task Two_passwords_that_differ_send_nothing()
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        string screen = await TypeAsync("send a.png --password", ["one\n", "other\n"]);
        Assert.Contains("differ", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("/v#", screen, StringComparison.Ordinal);
    }

    private async Task<string> TypeAsync(string command, string[] typed)
    {
        using Process terminal = Executable.StartOther(home, "script", "-qec", $"{Executable.Path} {command}", "/dev/null");
        Task<string> screen = terminal.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (string line in typed)
        {
            // A person waits for the question too.
            await Task.Delay(TimeSpan.FromSeconds(1.5), TimeProvider.System, TestContext.Current.CancellationToken);
            await terminal.StandardInput.WriteAsync(line);
            await terminal.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        }

        await terminal.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await screen;
    }
}
