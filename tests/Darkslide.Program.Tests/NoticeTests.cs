using System.Text;
using System.Text.Json;
using Darkslide.Protocol;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Program.Tests;

/// <summary>A sender who is told of first openings, with the program that is released, a web hook and Debian's mail server.</summary>
public sealed class NoticeTests
{
    [Fact]
    public async Task A_hook_and_a_mail_tell_of_the_first_opening_and_of_no_other_until_nobody_is_told()
    {
        using MailHouse mail = await MailHouse.Open();
        await using HookHouse house = await HookHouse.Open();
        await using var server = new RunningServer();
        server.Variables["DARKSLIDE__CODES__SMTPHOST"] = "localhost";
        server.Variables["DARKSLIDE__CODES__SMTPPORT"] = $"{mail.Port}";
        server.Variables["DARKSLIDE__CODES__SMTPSECURITY"] = "none";
        server.Variables["DARKSLIDE__CODES__FROM"] = "pictures@darkslide.example";
        server.Variables["DARKSLIDE__NOTICES__PRIVATETARGETS"] = "true";
        await server.InitializeAsync();
        using var home = new Home(server.Address);
        home.Write("a.png", Pictures.Noise(20, 20));
        (await Run(home, "send", "a.png", "--notify-hook", "example.org")).Failed(2, "no address of a web hook");
        (await Run(home, "send", "a.png", "--notify-email", "anna")).Failed(2, "no mail address");
        (await Run(home, "send", "a.png", "--notify-hook", "https://10.0.0.1/#x")).Failed(2, "no address of a web hook");

        JsonElement sent = (await Run(home, "send", "a.png", "--to", "Anna", "--to", "Ben", "--notify-hook", house.Url, "--notify-email", "me@example.org", "--json")).Well().Json();
        string secret = sent.GetProperty("hookSecret").GetString()!, manage = sent.GetProperty("manage").GetString()!;
        string anna = sent.GetProperty("links")[0].GetProperty("url").GetString()!, ben = sent.GetProperty("links")[1].GetProperty("url").GetString()!;
        (await Run(home, "get", ben, "-o", "out")).Well();
        (await Run(home, "get", ben, "-o", "again", "--no-history")).Well();
        HookHouse.Message told = Assert.Single(await house.Took(1));
        Assert.Contains("\"data\":{\"link\":1}", Encoding.UTF8.GetString(told.Body), StringComparison.Ordinal);
        long seconds = long.Parse(told.Headers["webhook-timestamp"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HookSigning.Signature(Convert.FromBase64String(secret["whsec_".Length..]), told.Id, seconds, told.Body), told.Headers["webhook-signature"]);
        Assert.Contains("Link 1 of one of your shares was opened for the first time", Assert.Single(await mail.Messages(1)), StringComparison.Ordinal);

        JsonElement anew = (await Run(home, "notify", manage, "--hook", house.Url, "--email", "me@example.org", "--json")).Well().Json();
        Assert.Equal((true, true), (anew.GetProperty("hook").GetBoolean(), anew.GetProperty("email").GetBoolean()));
        Assert.StartsWith("whsec_", anew.GetProperty("hookSecret").GetString(), StringComparison.Ordinal);
        JsonElement now = (await Run(home, "notify", manage, "--json")).Well().Json();
        Assert.Equal((true, true, JsonValueKind.Null), (now.GetProperty("hook").GetBoolean(), now.GetProperty("email").GetBoolean(), now.GetProperty("hookSecret").ValueKind));
        Assert.Contains("told of first openings by e-mail.", (await Run(home, "notify", manage, "--email", "me@example.org")).Well().Output, StringComparison.Ordinal);
        (await Run(home, "notify", manage, "--email", "me@example.org", "--off")).Failed(2, "--off");
        Assert.Contains("told of no first openings", (await Run(home, "notify", manage, "--off")).Well().Output, StringComparison.Ordinal);
        (await Run(home, "get", anna, "-o", "out")).Well();
        (await Run(home, "revoke", manage)).Well();
        (await Run(home, "notify", manage, "--email", "me@example.org")).Failed(7, "ended");
        Assert.Single(house.Messages);
        Assert.Equal(1, mail.Count);
    }

    private static Task<Finished> Run(Home home, params string[] args) => Executable.RunAsync(home, null, args);
}
