using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary>A link for each of a pasted list of recipients.</summary>
public sealed class RecipientsTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Twenty_of_the_same_name_are_told_apart_and_one_is_ended_alone()
    {
        JsonElement sent = (await SendAsync(string.Join('\n', Enumerable.Repeat("Anna", 20)), "--json")).Well().Json();
        Assert.Equal(20, sent.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("url").GetString()).Distinct().Count());
        string manage = sent.GetProperty("manage").GetString()!;
        (await Run("revoke", manage, "--to", "Anna")).Failed(2, "20 recipients \"Anna\"");
        (await Run("revoke", manage, "--to", "Anna (7)")).Well();

        JsonElement[] links = [.. (await Run("links", manage, "--json")).Well().Json().GetProperty("links").EnumerateArray()];
        JsonElement ended = Assert.Single(links, link => link.GetProperty("state").GetString() == "ended");
        Assert.Equal(6, ended.GetProperty("number").GetInt32());
        Assert.Equal(JsonValueKind.Null, ended.GetProperty("url").ValueKind);
        Assert.All(links, link => Assert.Equal("Anna", link.GetProperty("to").GetString()));
        Assert.Equal(
            sent.GetProperty("links").EnumerateArray().Where((_, place) => place != 6).Select(link => link.GetProperty("url").GetString()),
            links.Where(link => link.GetProperty("state").GetString() == "live").Select(link => link.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task A_table_has_a_row_for_each_and_no_formula()
    {
        JsonElement sent = (await SendAsync("=HYPERLINK(\"https://evil.example\")\nBen", "--json")).Well().Json();
        string table = (await Run("links", sent.GetProperty("manage").GetString()!, "--tsv")).Well().Output;
        string[] rows = table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Name\tLink\tState\tOpenings", rows[0]);
        Assert.StartsWith("'=HYPERLINK", rows[1], StringComparison.Ordinal);
        Assert.Equal($"Ben\t{sent.GetProperty("links")[1].GetProperty("url").GetString()}\tlive\t0", rows[2]);
    }

    [Fact]
    public async Task A_prepared_message_has_the_link_and_the_address_goes_nowhere_else()
    {
        string output = (await SendAsync("Anna & Ben <anna@example.org>", "--mailto", "--title", "Day 1 & 2")).Well().Output;
        string line = Assert.Single(output.Split('\n'), each => each.Trim().StartsWith("mailto:", StringComparison.Ordinal)).Trim();
        Assert.StartsWith("mailto:anna@example.org?subject=Pictures%20for%20you%3A%20Day%201%20%26%202&body=Hello%20Anna%20%26%20Ben%2C%0D%0A", line, StringComparison.Ordinal);
        Assert.Contains("%2Fv%23A", line, StringComparison.Ordinal);
        Assert.Equal(2, line.Split('?')[1].Split('&').Length);
        Assert.DoesNotContain("anna@example.org", string.Concat(Directory.EnumerateFiles(home.Path, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "list.txt").Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_names_or_that_is_not_there_sends_nothing()
    {
        (await SendAsync(" , ;\n", "--json")).Failed(2, "no name");
        home.Write("a.png", Pictures.Noise(20, 20));
        (await Run("send", "a.png", "--to-list", "missing.txt")).Failed(6, "missing.txt");
        (await Run("send", "a.png", "--to-list", "-", "--password-stdin")).Failed(2, "standard input");
    }

    private Task<Finished> SendAsync(string list, params string[] options)
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        home.Write("list.txt", list);
        return Run(["send", "a.png", "--to-list", "list.txt", .. options]);
    }

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);
}
