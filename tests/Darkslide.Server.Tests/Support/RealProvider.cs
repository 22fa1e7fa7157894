using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Web;

namespace Darkslide.Server.Tests.Support;

/// <summary>A certified OpenID Connect provider (npm's oidc-provider, web/testing/sign-in-provider.mjs) on a port of its own, and people who sign in at it.</summary>
public sealed partial class RealProvider : IDisposable
{
    public const string ClientSecret = "a secret of the test";

    private readonly int port = FreePort();
    private Process? process;

    /// <summary>Known before it is there.</summary>
    public string Issuer => $"http://127.0.0.1:{port}";

    public static async Task<RealProvider> Open(string redirect)
    {
        var provider = new RealProvider();
        await provider.Begin(redirect);
        return provider;
    }

    /// <summary>Starts it.</summary>
    /// <param name="redirect">Where it may send browsers back to.</param>
    public async Task Begin(string redirect)
    {
        var start = new ProcessStartInfo("node", ["--no-warnings", Script(), port.ToString(System.Globalization.CultureInfo.InvariantCulture), redirect])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = Process.Start(start)!;
        string? line = await process.StandardOutput.ReadLineAsync();
        while (line is not null && !line.StartsWith("http", StringComparison.Ordinal))
        {
            line = await process.StandardOutput.ReadLineAsync();
        }

        Assert.True(line is not null, $"The provider did not start: {(line is null ? await process.StandardError.ReadToEndAsync() : "")}");
        // What it says must not fill the pipes and stop it.
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Somebody goes to the address, signs in, and agrees: the code that their browser is sent back with.</summary>
    public static async Task<string> SignIn(string address, string name)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        var at = new Uri(address);
        HttpContent? form = null;
        for (int step = 0; step < 12; step++)
        {
            using HttpResponseMessage answer = form is null ? await browser.GetAsync(at) : await browser.PostAsync(at, form);
            form = null;
            if (answer.Headers.Location is { } next)
            {
                at = new Uri(at, next);
                if (HttpUtility.ParseQueryString(at.Query)["code"] is { } code)
                {
                    return code;
                }

                continue;
            }

            string page = await answer.Content.ReadAsStringAsync();
            string prompt = Prompt().Match(page).Groups[1].Value;
            Assert.True(prompt.Length > 0, $"The provider asks nothing: {page}");
            form = new FormUrlEncodedContent(new Dictionary<string, string> { ["prompt"] = prompt, ["login"] = name, ["password"] = "any" });
        }

        throw new InvalidOperationException("The provider never sent the browser back.");
    }

    public void Dispose()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
    }

    private static string Script()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "darkslide.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder ?? throw new InvalidOperationException("The tests run from inside the repository."), "web", "testing", "sign-in-provider.mjs");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("""name="prompt" value="(\w+)""")]
    private static partial Regex Prompt();
}
