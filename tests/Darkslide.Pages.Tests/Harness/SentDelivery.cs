using System.Net.Http.Json;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Pages.Tests.Harness;

/// <summary>A published share, in its owner's hands.</summary>
public sealed class SentDelivery(HttpClient http, string authorization, string url, string manage, string tier, int[] shorter)
{
    /// <summary>The viewing link.</summary>
    public string Url { get; } = url;

    /// <summary>The manage link.</summary>
    public string Manage { get; } = manage;

    public async Task<LinkStatus> Status()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Routes.ShareStatus);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await http.SendAsync(request);
        var status = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(ProtocolJson.Default.StatusAnswer);
        return status!.Links.Single();
    }

    public Task Revoke() => Post(Routes.RevokeLink, JsonContent.Create(new LinkNumber { Number = 0 }, ProtocolJson.Default.LinkNumber));

    /// <summary>Takes the last picture out (<see cref="Delivery.CanShrink"/>).</summary>
    public Task RemoveLast() => Post(
        Routes.RelistLink, JsonContent.Create(new RelistLinkRequest { Number = 0, Tier = tier, Blobs = shorter }, ProtocolJson.Default.RelistLinkRequest));

    public Task Unlock() => Post(Routes.UnlockLink, JsonContent.Create(new LinkNumber { Number = 0 }, ProtocolJson.Default.LinkNumber));

    private async Task Post(string route, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, route) { Content = body };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
