using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Darkslide.Client.Http;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Owning;

/// <summary>Follows a share's live channel (PROTOCOL.md section 5.14) until the share has ended; connects again by itself and misses nothing.</summary>
internal sealed class ShareWatching(OwningApi api, EventsHead since, ShareListener listener)
{
    private long count = since.Count;
    private byte[]? head = since.Head;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var patience = new Patience(api.Exchange.Options);
        while (true)
        {
            try
            {
                await FollowAsync(patience, cancellationToken);
                return;
            }
            catch (TransientException failure)
            {
                await api.Exchange.WaitAsync(patience, failure, cancellationToken);
            }
        }
    }

    private async Task FollowAsync(Patience patience, CancellationToken cancellationToken)
    {
        // The server says something every ten seconds.
        using var watchdog = new Watchdog(api.Exchange.Options, cancellationToken);
        using HttpRequestMessage request = Requests.Get(Routes.ShareLive, api.Owner);
        request.Headers.Add("Last-Event-ID", count.ToString(CultureInfo.InvariantCulture));
        using HttpResponseMessage answer = await api.Exchange.SendOnceAsync(request, watchdog);
        bool hasEnded = await api.Exchange.Guarded(() => ReadAsync(answer, patience, watchdog), watchdog);
        if (!hasEnded)
        {
            throw api.Exchange.BrokenOff();
        }
    }

    /// <summary>Whether the share has ended; else the stream broke off.</summary>
    private async Task<bool> ReadAsync(HttpResponseMessage answer, Patience patience, Watchdog watchdog)
    {
        await using Stream body = await answer.Content.ReadAsStreamAsync(watchdog.Token);
        await foreach (SseItem<string> item in SseParser.Create(body).EnumerateAsync(watchdog.Token))
        {
            watchdog.Moved();
            patience.Progress();
            switch (item.EventType)
            {
                case "happened":
                    Happened(Read(item.Data, AnswerJson.Default.ShareEvent), item.EventId);
                    break;
                case "state":
                    Compare(Read(item.Data, AnswerJson.Default.ShareLiveState).Events);
                    break;
                case "ended":
                    return true;
                default:
                    break;
            }
        }

        return false;
    }

    private void Happened(ShareEvent each, string? id)
    {
        head = head is null ? null : EventChain.Next(head, each.Link, each.Time.ToUnixTimeSeconds() / 60, each.Kind);
        count++;
        if (id != count.ToString(CultureInfo.InvariantCulture))
        {
            // Some in between are no longer kept: the next state says where the chain stands.
            count = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long place) ? place : count;
            head = null;
        }

        listener.Happened(each);
    }

    private void Compare(EventsHead told)
    {
        bool goesOn = told.Count == count && told.Head.Length == EventChain.HeadBytes && (head is null || told.Head.AsSpan().SequenceEqual(head));
        (count, head) = (told.Count, told.Head.Length == EventChain.HeadBytes ? told.Head : null);
        if (!goesOn)
        {
            listener.Broken();
        }
    }

    private T Read<T>(string data, JsonTypeInfo<T> type) => api.Exchange.ReadJson(Encoding.UTF8.GetBytes(data), type);
}

/// <summary>Who watches a share.</summary>
public sealed class ShareListener
{
    /// <summary>Something happened to it.</summary>
    public required Action<ShareEvent> Happened { get; init; }

    /// <summary>The server tells others than were seen before: it removed, changed or moved some.</summary>
    public required Action Broken { get; init; }
}
