using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

#pragma warning disable RS0030 // A seed gives the same requests again, which the cryptographic generator can't; no id or key is made of it.

namespace Darkslide.Server.Tests.Hostile;

/// <summary>Makes a request that is right wrong in one to three places: address, headers, body, or a member of its JSON.</summary>
internal sealed class RequestMutation(Random random)
{
    private static readonly string[] Texts =
    [
        "", " ", "\0", "null", "true", "-1", "0", "1e999", "NaN", "99999999999999999999", "9223372036854775807", "2147483648", "-2147483649", "0x10", "1.5", "../../etc/passwd",
        "..%2f..%2fdarkslide.db", "%00", "%zz", "'; DROP TABLE links; --", "\" OR 1=1", "<script>", "\u202e", "😀", "é", "\"1\"", "*", "W/\"1\"", "\"1\", \"2\"", "AAAA", "====", "A.A", "a.b.c",
        "Darkslide-Owner .", "Darkslide-Ticket ", "bytes=0-", "bytes=-1", "gzip", "application/json; charset=utf-16", new('9', 400), new('A', 600),
    ];

    private static readonly string[] Headers =
    [
        "Authorization", "Darkslide-Pass", "If-Match", "If-None-Match", "If-Range", "Range", "Content-Type", "Content-Encoding", "Upload-Length", "Upload-Offset", "Upload-Metadata",
        "Tus-Resumable", "Accept-Encoding", "Accept-Language", "X-Forwarded-For", "Forwarded", "X-HTTP-Method-Override", "Origin", "Sec-Fetch-Site", "Expect", "Host", "Cookie",
    ];

    public async Task Apply(HttpRequestMessage request)
    {
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            await (random.Next(6) switch
            {
                0 => Done(() => ChangeAddress(request)),
                1 or 2 => Done(() => ChangeHeader(request)),
                3 => ChangeBytes(request),
                _ => ChangeMember(request),
            });
        }
    }

    private string Text() => Texts[random.Next(Texts.Length)];

    private void ChangeAddress(HttpRequestMessage request)
    {
        string address = request.RequestUri!.ToString();
        string[] parts = address.Split('/');
        string changed = random.Next(3) switch
        {
            0 => address + "?" + Escaped() + "=" + Escaped(),
            1 => address + "/" + Escaped(),
            _ => string.Join('/', parts[..^1].Append(Escaped())),
        };
        // Two slashes in front would name another host.
        request.RequestUri = new Uri("/" + changed.TrimStart('/'), UriKind.Relative);
    }

    /// <summary>Without zeros: such a line is no HTTP, and refused before there is a request (HostileInputTests).</summary>
    private string Escaped() => Uri.EscapeDataString(Text().Replace("\0", "", StringComparison.Ordinal));

    private void ChangeHeader(HttpRequestMessage request)
    {
        string name = Headers[random.Next(Headers.Length)];
        // What no client could send at all is not worth asking.
        string value = new([.. Text().Where(char.IsAscii).Where(c => !char.IsControl(c))]);
        HttpHeaders headers = name.StartsWith("Content-", StringComparison.Ordinal) ? (request.Content ??= new ByteArrayContent([])).Headers : request.Headers;
        if (name == "Host" || random.Next(3) > 0)
        {
            headers.Remove(name);
        }

        if (name == "Host" && (value.Length is 0 or > 200 || value.Any(c => !char.IsAsciiLetterOrDigit(c))))
        {
            value = "elsewhere.example";
        }

        headers.TryAddWithoutValidation(name, value);
    }

    private async Task ChangeBytes(HttpRequestMessage request)
    {
        byte[] bytes = request.Content is { } content ? await content.ReadAsByteArrayAsync() : [];
        string? type = request.Content?.Headers.ContentType?.ToString();
        byte[] changed = random.Next(5) switch
        {
            0 => [],
            1 => bytes[..random.Next(bytes.Length + 1)],
            2 => [.. bytes, .. bytes],
            3 => Flipped(bytes),
            _ => RandomBytes(random.Next(3_000)),
        };
        Replace(request, changed, type ?? "application/json");
    }

    private byte[] Flipped(byte[] bytes)
    {
        byte[] changed = [.. bytes];
        for (int flips = Math.Min(changed.Length, random.Next(1, 5)); flips > 0; flips--)
        {
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        }

        return changed;
    }

    private byte[] RandomBytes(int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private async Task ChangeMember(HttpRequestMessage request)
    {
        if (request.Content is null || JsonOf(await request.Content.ReadAsByteArrayAsync()) is not JsonObject body)
        {
            await ChangeBytes(request);
            return;
        }

        string name = body.Count > 0 && random.Next(8) > 0 ? body.ElementAt(random.Next(body.Count)).Key : Text();
        if (random.Next(5) == 0)
        {
            body.Remove(name);
        }
        else
        {
            body[name] = Value();
        }

        Replace(request, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json");
    }

    private JsonNode? Value() => random.Next(9) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.NextInt64(long.MinValue, long.MaxValue)),
        3 => JsonValue.Create(random.Next(-2, 600)),
        4 => JsonNode.Parse("1e308"),
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(5)).Select(_ => (JsonNode?)JsonValue.Create(random.Next(-1, 70_000)))]),
        6 => new JsonObject { [Text()] = Text() },
        7 => JsonValue.Create(Convert.ToBase64String(RandomBytes(random.Next(48))).TrimEnd('=').Replace('+', '-').Replace('/', '_')),
        _ => JsonValue.Create(Text()),
    };

    private static JsonNode? JsonOf(byte[] bytes)
    {
        try
        {
            JsonNode? node = JsonNode.Parse(bytes);
            // Names are read only now.
            _ = (node as JsonObject)?.Count;
            return node;
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static void Replace(HttpRequestMessage request, byte[] bytes, string type)
    {
        HttpContent? before = request.Content;
        request.Content = new ByteArrayContent(bytes);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        before?.Dispose();
    }

    private static Task Done(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    /// <summary>What was sent, for whoever has to look into it.</summary>
    public static async Task<string> Describe(HttpRequestMessage request)
    {
        string body = request.Content is null ? "" : Convert.ToBase64String(await request.Content.ReadAsByteArrayAsync());
        return string.Create(CultureInfo.InvariantCulture, $"{request.Method} {request.RequestUri}\n{request.Headers}{request.Content?.Headers}\n{body}");
    }
}
