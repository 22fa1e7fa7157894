using System.Globalization;
using System.Text;
using Darkslide.Server.Http;
using Darkslide.Server.Tests.Contract;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.Callers;

/// <summary>Asks every address as every caller, for real, and writes down who succeeded.</summary>
internal static class CallerTable
{
    public const string Succeeds = "yes";

    private static readonly string[] Columns = ["none", "viewing link", "ended link", "other owner", "owner", "pass", "stopped pass", "operator"];

    /// <summary>With which people sign in, of all scenes; there as long as the program runs.</summary>
    public static Task<StrangeProvider> Provider { get; } = StrangeProvider.Open();

    public static string PathInRepository { get; } = Path.Combine(Path.GetDirectoryName(OpenApiDocument.PathInRepository)!, "CALLERS.md");

    /// <summary>What each of the server's own routes is: method and address, and its facts.</summary>
    public static List<(string Route, Caller Facts)> Routes(TestServer server) =>
    [
        .. OpenApiTests.Endpoints(server).SelectMany(endpoint => OpenApiDocument.Methods(endpoint)
            .Select(method => ($"{method} {OpenApiDocument.Template(endpoint)}", OpenApiDocument.Facts(endpoint).Caller)))
            .OrderBy(each => each.Item1[(each.Item1.IndexOf(' ', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal).ThenBy(each => each.Item1, StringComparer.Ordinal),
    ];

    /// <summary>A server to which everybody is a stranger.</summary>
    public static async Task<TestServer> Start()
    {
        string issuer = (await Provider).Issuer;
        TestServer server = await TestServer.Start(options =>
        {
            options.PublicOrigin = TestPasskey.Origin;
            (options.SignIn.Issuer, options.SignIn.ClientId, options.SignIn.LetIn) = (issuer, StrangeProvider.ClientId, ["*"]);
            // Nobody is there; it is not asked of anyone's message whether it arrives.
            (options.Codes.SmtpHost, options.Codes.SmtpPort, options.Codes.From) = ("localhost", 9, "codes@darkslide.example");
            // The clock stands still, so that a minute never passes by itself.
            options.Rates.AsksPerMinute = 1_000_000;
        });
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        return server;
    }

    /// <summary>By route, then by caller: <see cref="Succeeds"/>, or the code of the problem.</summary>
    public static async Task<Dictionary<string, string[]>> Run(TestServer server)
    {
        // Whoever is refused changes nothing, so they share a scene; whoever may do something gets one of their own.
        CallerScene refused = await CallerScene.Set(server);
        Dictionary<string, CallerRow> rows = CallerRows.All.ToDictionary(row => row.Route);
        var table = new Dictionary<string, string[]>();
        foreach ((string route, Caller facts) in Routes(server))
        {
            CallerRow row = rows[route];
            CallerKind[] allowed = [.. row.Allowed(facts)];
            var cells = new List<string>();
            foreach (CallerKind caller in Enum.GetValues<CallerKind>())
            {
                bool changes = facts != Caller.Anyone || row.Only is not null;
                CallerScene scene = changes && allowed.Contains(caller) ? await CallerScene.Set(server) : refused;
                cells.Add(await Ask(server, row, scene, caller));
            }

            table.Add(route, [.. cells]);
        }

        return table;
    }

    public static string Write(Dictionary<string, string[]> table)
    {
        var text = new StringBuilder();
        text.Append(
            """
            # Who may call what
            Every address of a server, and every kind of caller. Made by a test that asks each as each, for real (`Darkslide.Server.Tests --write-callers`); a new address without a row in it fails. To this server all
            callers are strangers: it is closed for sending, but for passes. **yes** is a success; all else is the status and problem code of the refusal.

            - *viewing link*, *ended link*: comes with an opening of it, and where an address asks for a locator and a proof, with these.
            - *other owner*: another share's manage link, tried on this share.
            - *pass*, *stopped pass*: the header, and nothing else.


            """.ReplaceLineEndings("\n"));
        text.Append(CultureInfo.InvariantCulture, $"| address | {string.Join(" | ", Columns)} |\n| --- |{string.Concat(Columns.Select(_ => " --- |"))}\n");
        foreach ((string route, string[] cells) in table)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{route}` | {string.Join(" | ", cells.Select(cell => cell == Succeeds ? $"**{cell}**" : cell))} |\n");
        }

        return text.ToString();
    }

    private static async Task<string> Ask(TestServer server, CallerRow row, CallerScene scene, CallerKind caller)
    {
        using HttpRequestMessage request = row.Make(scene, caller);
        scene.Prove(caller, request, row.NamesItself);
        using HttpResponseMessage answer = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if ((int)answer.StatusCode < 400)
        {
            return Succeeds;
        }

        string status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        // A refusal of a HEAD has no body to say its code in.
        return request.Method == HttpMethod.Head ? status : $"{status} {await TestLink.Code(answer)}";
    }
}
