using System.Diagnostics;
using System.Text.Json;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Program.Tests;

/// <summary>Links that want a code by e-mail, with the program that is released and Debian's mail server.</summary>
public sealed class CodeTests
{
    [Fact]
    public async Task A_code_that_came_by_mail_opens_and_a_wrong_one_does_not()
    {
        using MailHouse mail = await MailHouse.Open();
        await using var server = new RunningServer();
        server.Variables["DARKSLIDE__CODES__SMTPHOST"] = "localhost";
        server.Variables["DARKSLIDE__CODES__SMTPPORT"] = $"{mail.Port}";
        server.Variables["DARKSLIDE__CODES__SMTPSECURITY"] = "none";
        server.Variables["DARKSLIDE__CODES__FROM"] = "codes@darkslide.example";
        await server.InitializeAsync();
        using var home = new Home(server.Address);
        home.Write("a.png", Pictures.Noise(20, 20));
        (await Run(home, "send", "a.png", "--code-to", "anna")).Failed(2, "no mail address");
        JsonElement sent = (await Run(home, "send", "a.png", "--code-to", "anna@b\u00FCcher.example", "--json")).Well().Json();
        string link = sent.GetProperty("links")[0].GetProperty("url").GetString()!;
        (await Run(home, "get", link, "-o", "out")).Failed(4, "wants a code");
        (await Run(home, "get", link, "-o", "out", "--address", "Anna@xn--bcher-kva.example", "--code-stdin", "--password-stdin")).Failed(2, "both the password and the code");

        using Process get = Executable.Start(home, "get", link, "-o", "out", "--address", "Anna@B\u00DCCHER.example", "--code-stdin", "--json");
        Task<string> output = get.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string message = (await mail.Messages(1))[0];
        Assert.Contains("To: anna@xn--bcher-kva.example", message, StringComparison.Ordinal);
        await get.StandardInput.WriteLineAsync(MailHouse.CodeIn(message));
        await get.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, get.ExitCode);
        Assert.Single(JsonDocument.Parse(await output).RootElement.GetProperty("files").EnumerateArray().ToArray());

        (await Executable.RunAsync(home, "123456\n", "get", link, "-o", "out2", "--address", "ben@b\u00FCcher.example", "--code-stdin")).Failed(4, "code is wrong");
        (await Executable.RunAsync(home, "123456\n", "get", link, "-o", "out2", "--address", "ben@b\u00FCcher.example", "--code-stdin")).Failed(4, "less than a minute ago");
        JsonElement status = (await Run(home, "status", sent.GetProperty("manage").GetString()!, "--json")).Well().Json().GetProperty("links")[0];
        Assert.True(status.GetProperty("code").GetBoolean());
        Assert.Equal(1, status.GetProperty("openings").GetInt32());
        Assert.Equal(["anna@xn--bcher-kva.example"], status.GetProperty("codeTo").EnumerateArray().Select(entry => entry.GetString()));
        Assert.Contains("codes go to anna@xn--bcher-kva.example", (await Run(home, "status", sent.GetProperty("manage").GetString()!)).Well().Output, StringComparison.Ordinal);

        // Each recipient's own address counts for their link alone.
        (await Run(home, "send", "a.png", "--code-each")).Failed(2, "must be recipients");
        (await Run(home, "send", "a.png", "--code-each", "--to", "Ben", "--to", "Anna <anna@firm.example>")).Failed(2, "Ben has no mail address");
        JsonElement each = (await Run(home, "send", "a.png", "--code-each", "--to", "Anna <Anna@firm.example>", "--to", "Ben, jr <ben@firm.example>", "--code-to", "@studio.example", "--json")).Well().Json();
        JsonElement.ArrayEnumerator noted = (await Run(home, "status", each.GetProperty("manage").GetString()!, "--json")).Well().Json().GetProperty("links").EnumerateArray();
        Assert.Equal(
            ["Anna: anna@firm.example, @studio.example", "Ben, jr: ben@firm.example, @studio.example"],
            noted.Select(one => $"{one.GetProperty("to").GetString()}: {string.Join(", ", one.GetProperty("codeTo").EnumerateArray().Select(entry => entry.GetString()))}"));
        using Process ben = Executable.Start(home, "get", each.GetProperty("links")[1].GetProperty("url").GetString()!, "-o", "ben", "--address", "ben@firm.example", "--code-stdin");
        string second = (await mail.Messages(2)).Single(text => text.Contains("To: ben@firm.example", StringComparison.Ordinal));
        await ben.StandardInput.WriteLineAsync(MailHouse.CodeIn(second));
        await ben.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, ben.ExitCode);
        using Process stranger = Executable.Start(home, "get", each.GetProperty("links")[1].GetProperty("url").GetString()!, "-o", "anna", "--address", "anna@firm.example", "--code-stdin");
        await stranger.StandardInput.WriteLineAsync("000000");
        await stranger.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((4, 2), (stranger.ExitCode, mail.Count));
    }

    private static Task<Finished> Run(Home home, params string[] args) => Executable.RunAsync(home, null, args);
}
