using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Server.Tests.Support;

/// <summary>An owner as PROTOCOL.md describes one, with random ids in place of derived ones: the server can't tell.</summary>
public sealed class Owner(Func<HttpClient> http)
{
    private static readonly ProtocolJson Json = ProtocolJson.Default;

    public Owner(TestServer server)
        : this(() => server.Http)
    {
    }

    public byte[] ShareId { get; } = RandomNumberGenerator.GetBytes(16);

    public byte[] Token { get; } = RandomNumberGenerator.GetBytes(32);

    public byte[] VaultBytes { get; } = RandomNumberGenerator.GetBytes(300);

    public Dictionary<int, byte[]> Blobs { get; } = [];

    public List<TestLink> Links { get; } = [];

    /// <summary>What its drafts are made with; null for none.</summary>
    public TestPass? Pass { get; init; }

    /// <summary>The work it has done for its share; null for none.</summary>
    public string? Work { get; set; }

    public string Authorization => Capability.ForOwner(ShareId, Token);

    /// <summary>A published share with its links, each blob of <paramref name="bytes"/>.</summary>
    public static async Task<Owner> Publish(TestServer server, int blobs = 3, int bytes = 1_000, params Action<AddLinkTo>[] links)
    {
        var owner = new Owner(server);
        await owner.Draft(blobs, bytes);
        foreach (Action<AddLinkTo> set in links.DefaultIfEmpty(_ => { }))
        {
            await owner.AddLink(set);
        }

        await Done(await owner.Send("POST", Routes.PublishShare, new EmptyRequest(), Json.EmptyRequest));
        return owner;
    }

    public async Task Draft(int blobs = 3, int bytes = 1_000)
    {
        await Done(await Make());
        for (int number = 0; number < blobs; number++)
        {
            await Upload(number, RandomNumberGenerator.GetBytes(bytes));
        }

        await Done(await PutVault(VaultBytes, null));
    }

    public async Task Upload(int number, byte[] content)
    {
        using HttpRequestMessage request = Tus(HttpMethod.Post, Routes.Uploads);
        request.Headers.Add("Upload-Length", content.Length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", Metadata(number));
        request.Content = Part(content);
        await Done(await http().SendAsync(request));
        Blobs[number] = content;
    }

    /// <summary>Begins an upload without a body; its address.</summary>
    public async Task<HttpResponseMessage> Begin(int number, long length)
    {
        using HttpRequestMessage request = Tus(HttpMethod.Post, Routes.Uploads);
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", Metadata(number));
        return await http().SendAsync(request);
    }

    public Task<HttpResponseMessage> Make() => Send("POST", Routes.Shares, new EmptyRequest(), Json.EmptyRequest);

    public async Task<HttpResponseMessage> Patch(string address, long offset, HttpContent part)
    {
        using HttpRequestMessage request = Tus(HttpMethod.Patch, address);
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Content = part;
        return await http().SendAsync(request);
    }

    public HttpRequestMessage Tus(HttpMethod method, string address)
    {
        HttpRequestMessage request = Request(method, address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    public static HttpContent Part(byte[] content)
    {
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return part;
    }

    public static string Metadata(int number) => "blob " + Convert.ToBase64String(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)));

    public async Task<HttpResponseMessage> PutVault(byte[] content, string? ifMatch)
    {
        using HttpRequestMessage request = Request(HttpMethod.Put, Routes.Vault);
        request.Content = new ByteArrayContent(content);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TryAddWithoutValidation(ifMatch is null ? "If-None-Match" : "If-Match", ifMatch ?? "*");
        return await http().SendAsync(request);
    }

    public async Task<TestLink> AddLink(Action<AddLinkTo>? set = null)
    {
        var link = new TestLink(http) { Number = Links.Count };
        var how = new AddLinkTo { Blobs = [.. Blobs.Keys.Order()] };
        set?.Invoke(how);
        await Done(await SendLink(link, how));
        link.BlobNumbers = how.Blobs;
        Links.Add(link);
        return link;
    }

    public Task<HttpResponseMessage> SendLink(TestLink link, AddLinkTo how) => Send("POST", Routes.Links, link.Request(how), Json.AddLinkRequest);

    public async Task<StatusAnswer> Status()
    {
        using HttpRequestMessage request = Request(HttpMethod.Get, Routes.ShareStatus);
        using HttpResponseMessage answer = await Done(await http().SendAsync(request));
        return (await answer.Content.ReadFromJsonAsync(Json.StatusAnswer))!;
    }

    public Task<HttpResponseMessage> Notify(string? hook, byte[]? secret, string? email = null, string language = "en") => Send(
        "POST",
        Routes.Notify,
        new NotifyRequest
        {
            Hook = hook is null ? null : new NotifyHook { Url = hook, Secret = secret! },
            Email = email is null ? null : new NotifyEmail { Address = email, Language = language },
        },
        Json.NotifyRequest);

    /// <summary>The owner's live channel, from behind the event <paramref name="last"/>; null for what is still to come.</summary>
    public async Task<HttpResponseMessage> Live(string? last = null, CancellationToken cancel = default)
    {
        using HttpRequestMessage request = Request(HttpMethod.Get, Routes.ShareLive);
        if (last is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", last);
        }

        return await http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    public Task<HttpResponseMessage> RevokeLink(int number) => Send("POST", Routes.RevokeLink, new LinkNumber { Number = number }, Json.LinkNumber);

    public Task<HttpResponseMessage> Unlock(int number) => Send("POST", Routes.UnlockLink, new LinkNumber { Number = number }, Json.LinkNumber);

    public Task<HttpResponseMessage> RevokeShare() => Send("POST", Routes.RevokeShare, new EmptyRequest(), Json.EmptyRequest);

    public Task<HttpResponseMessage> Publish() => Send("POST", Routes.PublishShare, new EmptyRequest(), Json.EmptyRequest);

    public Task<HttpResponseMessage> Change(int number, int seconds)
        => Send("POST", Routes.ChangeLink, new ChangeLinkRequest { Number = number, LifetimeSeconds = seconds }, Json.ChangeLinkRequest);

    public async Task<HttpResponseMessage> Get(string address)
    {
        using HttpRequestMessage request = Request(HttpMethod.Get, address);
        return await http().SendAsync(request);
    }

    public async Task<HttpResponseMessage> Send<T>(string method, string address, T body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        using HttpRequestMessage request = Request(new HttpMethod(method), address);
        request.Content = JsonContent.Create(body, type);
        return await http().SendAsync(request);
    }

    public HttpRequestMessage Request(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        if (Pass is not null && address == Routes.Shares)
        {
            request.Headers.TryAddWithoutValidation(Capability.PassHeader, Pass.Header);
        }

        if (Work is not null && address == Routes.Shares)
        {
            request.Headers.TryAddWithoutValidation(Protocol.Work.Header, Work);
        }

        return request;
    }

    public static async Task<HttpResponseMessage> Done(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            Assert.Fail($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        return answer;
    }
}
