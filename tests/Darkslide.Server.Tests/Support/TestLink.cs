using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Server.Tests.Support;

/// <summary>A link as its recipient holds it.</summary>
public sealed class TestLink(Func<HttpClient> http)
{
    private static readonly ProtocolJson Json = ProtocolJson.Default;

    public int Number { get; init; }

    public byte[] Locator { get; } = RandomNumberGenerator.GetBytes(16);

    public byte[] Access { get; } = RandomNumberGenerator.GetBytes(32);

    public byte[] KeyHalf { get; } = RandomNumberGenerator.GetBytes(32);

    public int[] BlobNumbers { get; set; } = [];

    public AddLinkRequest Request(AddLinkTo how) => new()
    {
        Number = Number,
        Locator = Locator,
        AccessHash = SHA256.HashData(Access),
        KeyHalf = KeyHalf,
        Tier = how.Tier,
        LifetimeSeconds = how.Lifetime,
        Views = how.Views,
        UntilDownloaded = how.UntilDownloaded,
        UntilEachDownloaded = how.UntilEachDownloaded,
        NotBefore = how.NotBefore,
        ShowSeconds = how.ShowSeconds,
        Devices = how.Devices,
        Code = how.Code,
        Passkey = how.Passkey,
        Password = how.Password,
        Picks = how.Picks,
        Blobs = how.Blobs,
    };

    public static byte[] NewOpening() => RandomNumberGenerator.GetBytes(16);

    public Task<HttpResponseMessage> TryDescribe()
        => http().PostAsync(Routes.DescribeLink, JsonContent.Create(new DescribeRequest { Locator = Locator }, Json.DescribeRequest));

    public async Task<DescribeAnswer> Describe()
    {
        using HttpResponseMessage answer = await Owner.Done(await TryDescribe());
        return (await answer.Content.ReadFromJsonAsync(Json.DescribeAnswer))!;
    }

    public Task<HttpResponseMessage> TryOpen(byte[]? opening = null, byte[]? access = null)
        => TryOpen(new OpenRequest { Locator = Locator, Access = access ?? Access, Opening = opening ?? NewOpening() });

    public Task<HttpResponseMessage> TryOpen(OpenRequest request) => http().PostAsync(Routes.Openings, JsonContent.Create(request, Json.OpenRequest));

    /// <summary>Opens; the answer or null where the server refused.</summary>
    public async Task<OpenAnswer?> Open(byte[]? opening = null)
    {
        using HttpResponseMessage answer = await TryOpen(opening);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync(Json.OpenAnswer) : null;
    }

    public async Task<HttpResponseMessage> Fetch(byte[] ticket, int number, Action<HttpRequestMessage>? set = null)
    {
        using HttpRequestMessage request = WithTicket(HttpMethod.Get, $"/api/blobs/{number}", ticket);
        set?.Invoke(request);
        return await http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async Task<HttpResponseMessage> Finish(byte[] ticket)
    {
        using HttpRequestMessage request = WithTicket(HttpMethod.Post, Routes.FinishOpening, ticket);
        return await http().SendAsync(request);
    }

    public async Task<HttpResponseMessage> Deliver(byte[] ticket, params int[] blobs)
    {
        using HttpRequestMessage request = WithTicket(HttpMethod.Post, Routes.DeliverPicture, ticket);
        request.Content = JsonContent.Create(new DeliverRequest { Blobs = blobs }, Json.DeliverRequest);
        return await http().SendAsync(request);
    }

    public async Task<HttpResponseMessage> Live(byte[] ticket)
    {
        using HttpRequestMessage request = WithTicket(HttpMethod.Get, Routes.Live, ticket);
        return await http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async Task<HttpResponseMessage> Report(byte[] ticket, string kind, string? note = null, byte[]? secret = null)
    {
        using HttpRequestMessage request = WithTicket(HttpMethod.Post, Routes.Report, ticket);
        request.Content = JsonContent.Create(new ReportRequest { Kind = kind, Note = note, Secret = secret }, Json.ReportRequest);
        return await http().SendAsync(request);
    }

    public async Task<HttpResponseMessage> PutPicks(byte[] ticket, byte[] content, string? ifMatch)
    {
        using HttpRequestMessage request = WithTicket(HttpMethod.Put, Routes.Picks, ticket);
        request.Content = new ByteArrayContent(content);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TryAddWithoutValidation(ifMatch is null ? "If-None-Match" : "If-Match", ifMatch ?? "*");
        return await http().SendAsync(request);
    }

    public async Task<HttpResponseMessage> GetPicks(byte[] ticket, int? number = null, string? ifNoneMatch = null)
    {
        using HttpRequestMessage request = WithTicket(HttpMethod.Get, number is null ? Routes.Picks : $"/api/picks/{number}", ticket);
        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        return await http().SendAsync(request);
    }

    public static HttpRequestMessage WithTicket(HttpMethod method, string address, byte[] ticket)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("Authorization", Capability.ForTicket(ticket));
        return request;
    }

    public static async Task<string> Code(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.Content.ReadFromJsonAsync(Json.Problem))!.Code;
    }
}
