using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary><c>verify-page</c> against a server that runs, as people and programs use it.</summary>
public sealed class VerifyPageTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task This_releases_own_server_passes_and_a_link_does_for_its_address()
    {
        string list = await File.ReadAllTextAsync(ListFile, TestContext.Current.CancellationToken);
        string hash = list[..list.IndexOf('\n', StringComparison.Ordinal)].Split(' ')[^1];

        Assert.Contains($"each byte the same.\nPage {hash}\n", (await Run("verify-page", server.Address)).Well().Output, StringComparison.Ordinal);
        JsonElement result = JsonDocument.Parse((await Run("verify-page", $"{server.Address}/v#AXqnothing", "--json")).Well().Output).RootElement;
        Assert.True(result.GetProperty("same").GetBoolean());
        Assert.Equal(hash, result.GetProperty("page").GetString());
    }

    [Fact]
    public async Task Another_releases_list_shows_what_differs_and_ends_with_1()
    {
        string list = await File.ReadAllTextAsync(ListFile, TestContext.Current.CancellationToken);
        int at = list.IndexOf("  viewer/index.html", StringComparison.Ordinal);
        home.Write("other.sha256", System.Text.Encoding.UTF8.GetBytes(list[..(at - 1)] + (list[at - 1] == '0' ? '1' : '0') + list[at..]));

        Finished run = await Run("verify-page", server.Address, "--hashes", "other.sha256");

        Assert.Equal(1, run.Code);
        Assert.Contains("\n  /v  other content\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("The command line needs no page", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_list_no_address_and_no_server_is_told()
    {
        home.Write("photo.sha256", [0xFF, 0xD8]);
        (await Run("verify-page", server.Address, "--hashes", "photo.sha256")).Failed(2, "no list");
        (await Run("verify-page", server.Address, "--hashes", "nowhere")).Failed(2, "can't be read");
        (await Run("verify-page", "pictures.example.org")).Failed(2, "address");
        (await Run("verify-page", "http://127.0.0.1:9")).Failed(5, "can't be reached");
    }

    private static string ListFile => Path.Combine(Path.GetDirectoryName(Executable.Path)!, "page.sha256");

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);
}
