using System.Diagnostics;
using System.Text.Json.Nodes;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Program.Tests;

/// <summary>The released program signs in at a real provider, with a browser that somebody has elsewhere.</summary>
public sealed class SignInTests
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task A_person_signs_in_elsewhere_types_the_number_sends_is_stopped_and_allowed_again()
    {
        using RealProvider provider = await RealProvider.Open("https://pictures.example.org/sign-in");
        await using var server = new RunningServer();
        using var home = new Home();
        home.Write("secret", System.Text.Encoding.UTF8.GetBytes(RealProvider.ClientSecret));
        server.Variables["DARKSLIDE__PUBLICORIGIN"] = "https://pictures.example.org";
        server.Variables["DARKSLIDE__SIGNIN__ISSUER"] = provider.Issuer;
        server.Variables["DARKSLIDE__SIGNIN__CLIENTID"] = "darkslide";
        server.Variables["DARKSLIDE__SIGNIN__CLIENTSECRETFILE"] = home.At("secret");
        server.Variables["DARKSLIDE__SIGNIN__LETIN"] = "groups=photographers";
        server.Variables["DARKSLIDE__SIGNIN__PASSBYTES"] = "400000";
        await server.InitializeAsync();
        home.Variables["DARKSLIDE_SERVER"] = server.Address;

        (await Run(home, "pass", "sign-in")).Failed(2, "nobody to ask");
        Finished wrong = await SignIn(home, server, "annabella", number => number == "000000" ? "000001" : "000000");
        wrong.Failed(4, "number is wrong; 4 tries left");
        Assert.False(File.Exists(home.At(".config/darkslide/passes.json")));
        (await SignIn(home, server, "guest", _ => "")).Failed(4, "no number of six digits");

        Finished signedIn = await SignIn(home, server, "annabella", number => $"{number[..3]} {number[3..]}");
        Assert.True(signedIn.Code == 0, signedIn.Errors);
        JsonNode kept = JsonNode.Parse(signedIn.Output)!;
        Assert.Equal((server.Address, "good", 400_000), ((string?)kept["server"], (string?)kept["state"], (int?)kept["bytes"]!["limit"]));
        Assert.Equal(OwnersAlone, File.GetUnixFileMode(home.At(".config/darkslide/passes.json")));
        home.Write("a.png", Pictures.Noise(200, 200, 1));
        (await Run(home, "send", "a.png", "--json")).Well();
        Assert.Contains("annabella Example  by signing in", (await Operate(home, server, "list")).Well().Output, StringComparison.Ordinal);

        // Signing in again keeps what was used; one that was stopped is not brought back by it.
        Assert.Equal(0, (await SignIn(home, server, "annabella", number => number)).Code);
        home.Write("b.png", Pictures.Noise(400, 400, 2));
        (await Run(home, "send", "b.png")).Failed(7, "more than the pass has left");
        (await Operate(home, server, "revoke", "annabella Example")).Well();
        (await Run(home, "send", "a.png")).Failed(7, "pass was stopped");
        (await Operate(home, server, "allow", "annabella Example")).Well();
        (await Operate(home, server, "allow", "annabella Example")).Failed(2, "no such pass that is stopped");
        Assert.Equal(0, (await SignIn(home, server, "annabella", number => number)).Code);
        (await Run(home, "send", "a.png")).Well();

        await using var closed = new RunningServer();
        await closed.InitializeAsync();
        (await Run(home, "pass", "sign-in", "--number-stdin", "--server", closed.Address)).Failed(7, "offers no signing in");
    }

    /// <summary>Runs <c>pass sign-in</c>, while somebody does in a browser what its page would.</summary>
    private static async Task<Finished> SignIn(Home home, RunningServer server, string name, Func<string, string> type)
    {
        using Process program = Executable.Start(home, "pass", "sign-in", "--number-stdin", "--json");
        string? line;
        do
        {
            line = await program.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (line is not null && !line.StartsWith("  https://pictures.example.org/sign-in#", StringComparison.Ordinal));
        Assert.NotNull(line);
        Task<string> output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string shows = await program.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
        using var browser = new HttpClient { BaseAddress = new Uri(server.Address) };
        string state = line[(line.IndexOf('#', StringComparison.Ordinal) + 1)..];
        JsonNode look = await Ask(browser, "/api/sign-in/look", new JsonObject { ["state"] = state });
        Assert.Contains((string)look["check"]!, shows, StringComparison.Ordinal);
        string code = await RealProvider.SignIn((string)look["address"]!, name);
        JsonNode approved = await Ask(browser, "/api/sign-in/approve", new JsonObject { ["state"] = state, ["code"] = code });
        await program.StandardInput.WriteLineAsync(type((string?)approved["number"] ?? ""));
        string errors = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Finished(program.ExitCode, await output, errors);
    }

    private static async Task<JsonNode> Ask(HttpClient browser, string address, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await browser.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private static Task<Finished> Operate(Home home, RunningServer server, params string[] arguments)
        => Executable.RunAsync(home, null, ["pass", .. arguments, "--data", server.DataFolder]);

    private static Task<Finished> Run(Home home, params string[] arguments) => Executable.RunAsync(home, null, arguments);
}
