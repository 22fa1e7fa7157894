using System.Buffers.Text;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.Notices;

/// <summary>Tells a web hook of a first opening, signed as Standard Webhooks are: which link, when, nothing else.</summary>
internal sealed class SendHook(NoticeOptions options, InstanceKey key, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HttpClient http = new HookConnection(options).Make();

    /// <summary>Throws where it did not get there.</summary>
    public async Task Run(Notice notice, byte[] sealedTarget, CancellationToken stopping)
    {
        HookTarget target = HookTarget.Unseal(sealedTarget, key);
        if (!options.Hooks || !HookTarget.CanBe(target.Url.OriginalString, options))
        {
            throw new HttpRequestException("Not allowed (any more).");
        }

        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping, patience.Token);
        using HttpRequestMessage request = Request(notice, target);
        // Of the answer only the status counts: its body is not read.
        using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException("The hook answered otherwise.");
        }
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(Notice notice, HookTarget target)
    {
        var message = new HookMessage { Type = "link.opened", Timestamp = Moments.Time(notice.Minute), Data = new HookData { Link = notice.Link } };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(message, ProtocolJson.Default.HookMessage);
        string id = $"msg_{Base64Url.EncodeToString(notice.Message)}";
        long seconds = time.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = new ByteArrayContent(body), Version = new Version(1, 1) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.ConnectionClose = true;
        request.Headers.Add(HookSigning.IdHeader, id);
        request.Headers.Add(HookSigning.TimeHeader, seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(HookSigning.SignatureHeader, HookSigning.Signature(target.Secret, id, seconds, body));
        return request;
    }
}
