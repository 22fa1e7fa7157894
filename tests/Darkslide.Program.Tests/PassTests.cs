using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary>An operator gives a pass, a sender keeps it and sends with it, the operator stops it.</summary>
public sealed class PassTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Home operators = new(server.Address);
    private readonly Home home = new();

    public void Dispose()
    {
        operators.Dispose();
        home.Dispose();
    }

    [Fact]
    public async Task A_pass_is_given_kept_used_up_and_stopped()
    {
        Assert.Equal(OwnersAlone, File.GetUnixFileMode(Path.Combine(server.DataFolder, "operator.key")));
        JsonElement added = (await Operate("add", "Anna", "--bytes", "400KB", "--per-day", "300KB", "--until", "30d", "--json")).Well().Json();
        string link = added.GetProperty("url").GetString()!;
        Assert.StartsWith(server.Address + "/#A", link, StringComparison.Ordinal);

        // Kept as the sender was given it, and nobody else can read it.
        Finished used = (await Run("pass", "use", $"Here you are: {link}.")).Well();
        Assert.Contains("0 bytes of 400.0 KB sent in all, 0 bytes of 300.0 KB today, until", used.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(link, used.Output, StringComparison.Ordinal);
        string kept = home.At(".config/darkslide/passes.json");
        Assert.Equal(OwnersAlone, File.GetUnixFileMode(kept));
        Assert.Contains(link, File.ReadAllText(kept), StringComparison.Ordinal);

        // Neither --server nor a pass need be named: there is one pass.
        home.Variables["DARKSLIDE_SERVER"] = "";
        home.Write("a.png", Pictures.Noise(200, 200, 1));
        JsonElement sent = (await Run("send", "a.png", "--json")).Well().Json();
        JsonElement seen = Assert.Single((await Operate("list", "--json")).Well().Json().GetProperty("passes").EnumerateArray().ToArray(), IsAnna);
        long bytes = seen.GetProperty("bytes").GetProperty("used").GetInt64();
        Assert.InRange(bytes, sent.GetProperty("bytes").GetInt64(), 300_000);
        Assert.Equal(bytes, (await Run("pass", "show", "--json")).Well().Json().GetProperty("passes")[0].GetProperty("day").GetProperty("used").GetInt64());
        string listed = (await Operate("list")).Well().Output;
        Assert.Contains("Anna", listed, StringComparison.Ordinal);
        Assert.Contains("The store holds", listed, StringComparison.Ordinal);

        // More than the day has left is refused, and leaves nothing behind.
        home.Write("b.png", Pictures.Noise(700, 700, 2));
        (await Run("send", "b.png")).Failed(7, "more than the pass has left");
        Assert.Equal(bytes, (await Run("pass", "show", "--json")).Well().Json().GetProperty("passes")[0].GetProperty("bytes").GetProperty("used").GetInt64());

        (await Operate("revoke", "Anna")).Well();
        (await Run("send", "a.png")).Failed(7, "pass was stopped");
        Assert.Contains("stopped", (await Run("pass", "show")).Well().Output, StringComparison.Ordinal);
        (await Run("pass", "use", link)).Failed(2, "stopped");
        (await Run("status", sent.GetProperty("manage").GetString()!)).Well();
        (await Run("pass", "forget")).Well();
        Assert.Contains("No pass", (await Run("pass", "show")).Well().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pass_from_a_file_is_used_for_its_server_only()
    {
        string link = (await Operate("add", "Ben", "--json")).Well().Json().GetProperty("url").GetString()!;
        home.Write("ben.pass", link + "\n");
        home.Write("a.png", Pictures.Noise(20, 20, 1));
        (await Run("send", "a.png", "--pass-file", "ben.pass", "--server", server.Address, "--json")).Well();
        Assert.False(File.Exists(home.At(".config/darkslide/passes.json")));
        (await Run("send", "a.png", "--pass-file", "ben.pass")).Failed(2, "of another server");
        (await Run("send", "a.png", "--pass-file", "a.png")).Failed(2, "no Darkslide link");
        (await Run("send", "a.png", "--pass-file", "missing")).Failed(2, "can't be read");
    }

    [Fact]
    public async Task Two_passes_of_one_name_are_told_apart_by_number()
    {
        int[] numbers = [.. await Task.WhenAll(Add("Carla"), Add("Carla"))];
        (await Operate("revoke", "Carla")).Failed(2, "Several passes");
        (await Operate("revoke", numbers[0].ToString(System.Globalization.CultureInfo.InvariantCulture))).Well();
        Assert.Contains($"pass {numbers[1]}", (await Operate("revoke", "Carla")).Well().Output, StringComparison.Ordinal);
        (await Operate("revoke", "Nobody")).Failed(2, "no such pass");
    }

    [Fact]
    public async Task Without_the_operators_key_nothing_can_be_given()
    {
        (await Executable.RunAsync(operators, null, "pass", "add", "Eve")).Failed(2, "operator's key");
        File.Copy(Path.Combine(server.DataFolder, "operator.key"), operators.At("copy.key"));
        (await Executable.RunAsync(operators, null, "pass", "list", "--operator-key", "copy.key", "--json")).Well();
        operators.Write("other.key", new byte[32]);
        (await Executable.RunAsync(operators, null, "pass", "list", "--operator-key", "other.key")).Failed(7, "not the key");
        operators.Write("short.key", new byte[31]);
        (await Executable.RunAsync(operators, null, "pass", "list", "--operator-key", "short.key")).Failed(2, "can't be read");
    }

    private static bool IsAnna(JsonElement pass) => pass.GetProperty("name").GetString() == "Anna";

    private async Task<int> Add(string name) => (await Operate("add", name, "--json")).Well().Json().GetProperty("number").GetInt32();

    private Task<Finished> Operate(params string[] arguments)
        => Executable.RunAsync(operators, null, ["pass", arguments[0], .. arguments[1..], "--data", server.DataFolder]);

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);
}
