using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Program.Tests;

/// <summary>Links that belong to a passkey: sent and managed here, opened in browsers.</summary>
public sealed class PasskeyTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new(server.Address);

    private string Named => server.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Such_a_link_opens_in_browsers_only_and_its_owner_has_a_lost_passkey_forgotten()
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        JsonElement sent = (await Run("send", "a.png", "--passkey", "--to", "Anna", "--to", "Ben", "--to", "Cem", "--to", "Dora", "--server", Named, "--json")).Well().Json();
        string link = sent.GetProperty("links")[0].GetProperty("url").GetString()!, manage = sent.GetProperty("manage").GetString()!;
        (await Run("get", link, "-o", "out")).Failed(8, "wants a passkey, and opens in a browser only");
        Assert.Contains("none is registered yet", (await Run("status", manage)).Well().Output, StringComparison.Ordinal);
        (await Run("passkey", "forget", manage)).Failed(2, "No passkey is registered yet");

        using SoftAuthenticator passkey = new() { At = Named, Name = "localhost" };
        await OpenAsync(link, passkey);
        (await Run("get", link, "-o", "out")).Failed(8, "wants a passkey");
        Assert.Contains("passkey registered 20", (await Run("status", manage)).Well().Output, StringComparison.Ordinal);
        JsonElement status = (await Run("status", manage, "--json")).Well().Json().GetProperty("links");
        Assert.NotEqual(JsonValueKind.Null, status[0].GetProperty("passkey").GetProperty("registered").ValueKind);
        Assert.Equal(JsonValueKind.Null, status[1].GetProperty("passkey").GetProperty("registered").ValueKind);

        // Each kind is checked by other code, and this program is made of what was found to be used.
        using SoftAuthenticator second = new(PasskeyKind.Ed25519) { At = Named, Name = "localhost" }, third = new(PasskeyKind.RS256) { At = Named, Name = "localhost" };
        await OpenAsync(sent.GetProperty("links")[2].GetProperty("url").GetString()!, second);
        await OpenAsync(sent.GetProperty("links")[3].GetProperty("url").GetString()!, third);
        (await Run("passkey", "forget", manage)).Failed(2, "3 links have a passkey");
        (await Run("passkey", "forget", manage, "--to", "Ben")).Failed(2, "No passkey is registered yet");
        JsonElement forgotten = (await Run("passkey", "forget", manage, "--to", "Anna", "--json")).Well().Json().GetProperty("forgotten");
        Assert.Equal((0, "Anna"), (forgotten.GetProperty("number").GetInt32(), forgotten.GetProperty("to").GetString()));
        Assert.Contains("passkey-forgotten", (await Run("status", manage)).Well().Output, StringComparison.Ordinal);
        (await Run("passkey", "forget", manage, "--to", "Anna")).Failed(2, "No passkey is registered yet");
    }

    [Fact]
    public async Task A_server_without_a_name_is_said_to_have_no_passkeys_before_anything_is_sent()
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        int before = server.StoredFiles();
        (await Run("send", "a.png", "--passkey")).Failed(7, "no name with TLS");
        Assert.Equal(before, server.StoredFiles());
        JsonElement sent = (await Run("send", "a.png", "--json")).Well().Json();
        (await Run("passkey", "forget", sent.GetProperty("manage").GetString()!)).Failed(2, "No such link wants a passkey");
    }

    /// <summary>Once to register, and once with what was registered.</summary>
    private async Task OpenAsync(string link, SoftAuthenticator passkey)
    {
        await OpenAsync(link, passkey.Register);
        await OpenAsync(link, passkey.Sign);
    }

    private async Task OpenAsync(string link, Func<byte[], PasskeyProof> answerTo)
    {
        using LinkSecret secret = LinkText.Read(new Uri(link).Fragment, LinkKind.Viewing);
        using ViewingKeys keys = ViewingKeys.Derive(secret);
        byte[] opening = RandomNumberGenerator.GetBytes(16);
        using var http = new HttpClient { BaseAddress = new Uri(Named) };
        var ask = new PasskeyChallengeRequest { Locator = keys.Locator.ToArray(), Opening = opening };
        using HttpResponseMessage challenge = await http.PostAsync(Routes.PasskeyChallenge, JsonContent.Create(ask, ProtocolJson.Default.PasskeyChallengeRequest));
        byte[] bytes = (await challenge.Content.ReadFromJsonAsync(ProtocolJson.Default.ChallengeAnswer))!.Challenge;
        var open = new OpenRequest { Locator = ask.Locator, Access = keys.Access.Bytes.ToArray(), Opening = opening, Passkey = answerTo(bytes) };
        using HttpResponseMessage answer = await http.PostAsync(Routes.Openings, JsonContent.Create(open, ProtocolJson.Default.OpenRequest));
        answer.EnsureSuccessStatusCode();
    }

    private Task<Finished> Run(params string[] args) => Executable.RunAsync(home, null, args);
}
