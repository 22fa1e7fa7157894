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
    }

    private static Task<Finished> Run(Home home, params string[] args) => Executable.RunAsync(home, null, args);
}
