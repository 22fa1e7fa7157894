using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary>A receipt after the end, and who can check it.</summary>
public sealed class ReceiptTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task It_is_saved_after_the_end_and_checked_by_the_server_or_a_kept_key_and_by_no_other()
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        string manage = (await Run("send", "a.png", "--json")).Well().Json().GetProperty("manage").GetString()!;
        (await Run("receipt", manage, "--out", "receipt.json")).Failed(7, "hasn't ended");
        Assert.False(File.Exists(home.At("receipt.json")));
        (await Run("revoke", manage)).Well();
        JsonElement receipt = (await Run("receipt", manage, "--out", "receipt.json", "--json")).Well().Json();
        JsonElement content = receipt.GetProperty("content");
        Assert.Equal(("revoked", 1), (content.GetProperty("links")[0].GetProperty("reason").GetString(), content.GetProperty("keyHalves").GetInt32()));
        Assert.True(content.GetProperty("blobs").GetProperty("count").GetInt32() >= 3);
        Assert.Equal(home.At("receipt.json"), receipt.GetProperty("file").GetString());
        (await Run("receipt", manage, "--out", "receipt.json")).Failed(6, "can't be written");

        string key = receipt.GetProperty("key").GetString()!;
        string words = (await Run("receipt", "--check", "receipt.json", "--server", server.Address)).Well().Output;
        Assert.Contains("The signature is right", words, StringComparison.Ordinal);
        Assert.Contains("link 0 ended", words, StringComparison.Ordinal);
        Assert.Contains(key, words, StringComparison.Ordinal);
        home.Variables["DARKSLIDE_SERVER"] = "http://127.0.0.1:1";
        (await Run("receipt", "--check", "receipt.json", "--key", key)).Well();

        string other = (key[5] == 'A' ? key.Replace('A', 'B') : key[..5] + "A" + key[6..]);
        (await Run("receipt", "--check", "receipt.json", "--key", other)).Failed(1, "another key");
        (await Run("receipt", "--check", "receipt.json", "--key", "AAAA")).Failed(2, "no key of receipts");
        (await Run("receipt", "--check", "receipt.json")).Failed(2, "as much as the key");
        (await Run("receipt", manage, "--key", key)).Failed(2, "Give a manage link, or --check");
        (await Run("receipt")).Failed(2, "Give a manage link, or --check");
        (await Run("receipt", "--check", "a.png", "--key", key)).Failed(6, "is no receipt");
        (await Run("receipt", "--check", "gone.json", "--key", key)).Failed(6, "can't be read");
        home.Write("forged.json", File.ReadAllText(home.At("receipt.json")).Replace("revoked", "expired", StringComparison.Ordinal));
        (await Run("receipt", "--check", "forged.json", "--key", key)).Failed(1, "signature is wrong");
    }

    private Task<Finished> Run(params string[] args) => Executable.RunAsync(home, null, args);
}
