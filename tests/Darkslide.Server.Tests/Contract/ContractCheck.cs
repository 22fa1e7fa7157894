using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Darkslide.Protocol;

namespace Darkslide.Server.Tests.Contract;

/// <summary>
/// Holds every answer that any test gets against the document: address, method, status, problem code, members, headers. An
/// answer that the document doesn't know fails the test that got it.
/// </summary>
internal sealed class ContractCheck(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly JsonNode Document = JsonNode.Parse(File.ReadAllText(OpenApiDocument.PathInRepository))!;

    /// <summary>What the server says with any answer.</summary>
    private static readonly HashSet<string> Everywhere = new(StringComparer.OrdinalIgnoreCase)
    {
        "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Embedder-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy",
        "Referrer-Policy", "X-Robots-Tag", "X-Content-Type-Options", "Cache-Control", ProtocolVersion.Header, "Date", "Connection", "Transfer-Encoding",
        "Content-Type", "Content-Length", "Content-Encoding", "Vary", "ETag", "X-Accel-Buffering", "Tus-Resumable",
    };

    private static readonly string[] InEveryPolicy =
        ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", "; trusted-types "];

    /// <summary>What keeps a browser from doing more with an answer than it is for, and robots away.</summary>
    private static readonly Dictionary<string, string> OfEveryAnswer = new()
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Embedder-Policy"] = "require-corp",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Referrer-Policy"] = "no-referrer",
        ["X-Robots-Tag"] = "noindex, nofollow, noarchive, nosnippet, noimageindex",
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
        await Check(request, answer);
        return answer;
    }

    private static async Task Check(HttpRequestMessage request, HttpResponseMessage answer)
    {
        string path = request.RequestUri!.AbsolutePath;
        string told = $"{request.Method} {path} answered {(int)answer.StatusCode}";
        CheckCommon(path, answer, told);
        if (Item(path) is not { } item)
        {
            // Routing looks at the method before it looks whether a parameter is a number.
            string[] codes = Item(path, numbers: false) is null ? [ProblemCodes.NoSuchAddress] : [ProblemCodes.NoSuchAddress, ProblemCodes.WrongMethod];
            await CheckCode(answer, codes, request, told);
            return;
        }

        if (item[request.Method.Method.ToLowerInvariant()] is not { } operation)
        {
            await CheckCode(answer, [ProblemCodes.WrongMethod], request, told);
            return;
        }

        JsonNode? response = operation["responses"]![((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture)];
        Assert.True(response is not null, told + ", which the document doesn't know.");
        response = Resolve(response);
        if (response["content"]?["application/problem+json"] is { } problem)
        {
            string[] codes = [.. problem["schema"]!["allOf"]![1]!["properties"]!["code"]!["enum"]!.AsArray().Select(code => (string)code!)];
            await CheckCode(answer, codes, request, told);
            return;
        }

        CheckHeaders(response, answer, told);
        if (response["content"]?["application/json"]?["schema"] is { } schema && schema["$ref"] is not null)
        {
            Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
            await answer.Content.LoadIntoBufferAsync();
            CheckMembers(JsonNode.Parse(await answer.Content.ReadAsStringAsync()), schema, told);
        }
    }

    private static void CheckCommon(string path, HttpResponseMessage answer, string told)
    {
        foreach ((string name, string value) in OfEveryAnswer)
        {
            Assert.True(answer.Headers.TryGetValues(name, out IEnumerable<string>? values), $"{told} without {name}.");
            Assert.Equal(value, string.Join(", ", values!));
        }

        string policy = string.Join(", ", answer.Headers.GetValues("Content-Security-Policy"));
        Assert.All(
            InEveryPolicy,
            directive => Assert.True(policy.Contains(directive, StringComparison.Ordinal), $"{told} with a policy without {directive}."));
        Assert.DoesNotContain("'unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain('*', policy);
        string permissions = string.Join(", ", answer.Headers.GetValues("Permissions-Policy"));
        Assert.Contains("camera=()", permissions, StringComparison.Ordinal);
        // The viewing page alone may ask for a passkey, and for itself alone.
        bool isViewer = path.TrimEnd('/').Equals("/v", StringComparison.OrdinalIgnoreCase) && answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotModified;
        string passkeys = isViewer ? "(self)" : "()";
        Assert.Contains($"publickey-credentials-get={passkeys}", permissions, StringComparison.Ordinal);
        Assert.Contains($"publickey-credentials-create={passkeys}", permissions, StringComparison.Ordinal);
        if (path.StartsWith("/api/", StringComparison.Ordinal))
        {
            Assert.Equal([ProtocolVersion.Current], answer.Headers.GetValues(ProtocolVersion.Header));
            Assert.True(answer.Headers.CacheControl is { NoStore: true }, told + " and lets it be kept.");
        }

        Assert.False(answer.Headers.Contains("Set-Cookie"), told + " with a cookie.");
        Assert.False(answer.Headers.Contains("Server"), told + " and names the server's software.");
    }

    private static async Task CheckCode(HttpResponseMessage answer, string[] allowed, HttpRequestMessage request, string told)
    {
        if (request.Method == HttpMethod.Head)
        {
            return;
        }

        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", told + " without a problem.");
        await answer.Content.LoadIntoBufferAsync();
        JsonNode problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        CheckMembers(problem, Document["components"]!["schemas"]!["Problem"]!, told);
        string code = (string)problem["code"]!;
        Assert.True(allowed.Contains(code), $"{told} {code}; the document knows {string.Join(", ", allowed)}.");
        Assert.Equal((int)answer.StatusCode, (int)problem["status"]!);
        Assert.Equal(ProblemCodes.TypePrefix + code, (string)problem["type"]!);
        Assert.NotEqual("", (string)problem["title"]!);
        Assert.NotEqual("", (string)problem["detail"]!);
    }

    private static void CheckHeaders(JsonNode response, HttpResponseMessage answer, string told)
    {
        string[] promised = [.. response["headers"]?.AsObject().Select(header => header.Key) ?? []];
        string[] there = [.. answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key)];
        foreach (string header in promised)
        {
            Assert.True(there.Contains(header, StringComparer.OrdinalIgnoreCase), $"{told} without {header}.");
        }

        foreach (string header in there)
        {
            Assert.True(Everywhere.Contains(header) || promised.Contains(header, StringComparer.OrdinalIgnoreCase), $"{told} with {header}, which the document doesn't know.");
        }
    }

    private static void CheckMembers(JsonNode? value, JsonNode schema, string told)
    {
        if (schema["anyOf"] is { } either)
        {
            if (value is not null)
            {
                CheckMembers(value, either[0]!, told);
            }

            return;
        }

        JsonNode resolved = Resolve(schema);
        if (resolved["items"] is { } items && value is JsonArray list)
        {
            foreach (JsonNode? item in list)
            {
                CheckMembers(item, items, told);
            }
        }

        if (resolved["properties"] is not JsonObject properties)
        {
            return;
        }

        JsonObject members = Assert.IsType<JsonObject>(value);
        foreach (string required in (resolved["required"]?.AsArray() ?? []).Select(name => (string)name!))
        {
            Assert.True(members.ContainsKey(required), $"{told} without the member {required}.");
        }

        foreach ((string name, JsonNode? member) in members)
        {
            Assert.True(properties[name] is not null, $"{told} with the member {name}, which the document doesn't know.");
            CheckMembers(member, properties[name]!, told);
        }
    }

    private static JsonNode Resolve(JsonNode node)
        => node["$ref"] is { } reference ? ((string)reference!).Split('/').Skip(1).Aggregate(Document, (at, name) => at[name]!) : node;

    private static JsonNode? Item(string path, bool numbers = true)
    {
        // Routing takes one slash at the end for nothing.
        string[] asked = (path.Length > 1 && path.EndsWith('/') ? path[..^1] : path).Split('/');
        // A fixed address goes before one with a parameter.
        return Document["paths"]!.AsObject().Where(item => Fits(item.Key.Split('/'), asked, numbers && IsInteger(item.Value!)))
            .OrderBy(item => item.Key.Count(c => c == '{')).FirstOrDefault().Value;
    }

    private static bool Fits(string[] template, string[] asked, bool numbers) => template.Length == asked.Length && template.Zip(asked).All(pair =>
        pair.First == pair.Second || (pair.First.StartsWith('{') && pair.Second != "" && (!numbers || int.TryParse(pair.Second, CultureInfo.InvariantCulture, out _))));

    private static bool IsInteger(JsonNode item) => (string?)item["parameters"]?[0]?["schema"]?["type"] == "integer";
}
