using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary><c>add</c>, <c>remove</c> and <c>approve</c>: a share changes, its links stay.</summary>
public sealed class ChangingTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Pictures_come_and_go_after_sending()
    {
        home.Write("a.png", Pictures.Noise(20, 20, 1));
        home.Write("b.png", Pictures.Noise(20, 20, 2));
        home.Write("c.png", Pictures.Noise(20, 20, 3));
        JsonElement sent = (await Run("send", "a.png", "b.png", "--json")).Well().Json();
        string manage = sent.GetProperty("manage").GetString()!, link = sent.GetProperty("links")[0].GetProperty("url").GetString()!;
        Assert.Equal(1, (await Run("add", manage, "c.png", "--json")).Well().Json().GetProperty("added").GetInt32());
        Assert.Equal(1, (await Run("remove", manage, "picture-001.png", "--json")).Well().Json().GetProperty("removed").GetInt32());
        (await Run("remove", manage, "picture-001.png")).Failed(2, "no picture \"picture-001.png\"");
        (await Run("remove", manage, "1", "2")).Failed(2, "all of the share's pictures");
        JsonElement got = (await Run("get", link, "-o", "out", "--json")).Well().Json();
        Assert.Equal(["picture-002.png", "picture-003.png"], got.GetProperty("files").EnumerateArray().Select(file => Path.GetFileName(file.GetProperty("path").GetString())));
        (await Run("revoke", manage)).Well();
        (await Run("add", manage, "a.png")).Failed(2, "No link of the share lives");
    }

    [Fact]
    public async Task Originals_follow_through_the_same_link_when_they_are_approved()
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        (await Run("send", "a.png", "--approve", "--view-only")).Failed(2, "no originals to approve");
        JsonElement sent = (await Run("send", "a.png", "--approve", "--to", "Anna", "--to", "Ben", "--json")).Well().Json();
        string manage = sent.GetProperty("manage").GetString()!, link = sent.GetProperty("links")[0].GetProperty("url").GetString()!;
        Assert.Equal("preview", Rendition((await Run("get", link, "-o", "before", "--json")).Well().Json()));
        JsonElement approved = (await Run("approve", manage, "--to", "Anna", "--json")).Well().Json().GetProperty("approved");
        Assert.Equal("Anna", Assert.Single(approved.EnumerateArray().ToArray()).GetProperty("to").GetString());
        Assert.Equal("original", Rendition((await Run("get", link, "-o", "after", "--json")).Well().Json()));
        Assert.Equal("preview", Rendition((await Run("get", sent.GetProperty("links")[1].GetProperty("url").GetString()!, "-o", "other", "--json")).Well().Json()));

        static string Rendition(JsonElement got) => got.GetProperty("files")[0].GetProperty("rendition").GetString()!;
    }

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);
}
