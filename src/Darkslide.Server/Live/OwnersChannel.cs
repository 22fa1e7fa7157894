using System.Text.Json;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Live;

/// <summary>
/// The live channel of a share's owner (server-sent events). Like a viewer's it holds no state of its own: when anything happens it looks at the
/// database again and tells what is new.
/// </summary>
internal sealed class OwnersChannel(IDatabase database, LiveHub shares, DeadlineClock clock, CancellationToken stopping)
{
    /// <summary>Channels of one share at once: pages that are open, and programs.</summary>
    public const int OfOneShare = 8;

    /// <param name="context">The request.</param>
    /// <param name="share">Whose owner asks.</param>
    /// <param name="from">The place of the first event that the owner doesn't know; null for those that are still to come.</param>
    public async Task Run(HttpContext context, Share share, long? from)
    {
        using LinkWatch watch = shares.Watch(share.Id);
        if (shares.Watching(share.Id) > OfOneShare)
        {
            await ProblemAnswer.Write(context, ProblemCodes.TooManyRequests);
            return;
        }

        using var stream = new EventStream(context, clock.Provider, stopping);
        stream.Begin();
        await Follow(stream, watch, share.Id, from);
    }

    private async Task Follow(EventStream stream, LinkWatch watch, long share, long? from)
    {
        while (!stream.Stop.IsCancellationRequested)
        {
            DateTimeOffset now = clock.Now;
            ShareNews? news = database.Read(sql => ShareNews.Of(sql, share, from, now.Milliseconds()));
            if (news is not null)
            {
                from = await Tell(stream, news, now);
            }

            if (news is null or { IsOver: true })
            {
                await stream.Tell("ended", "{}");
                return;
            }

            await watch.Changed(EventStream.Heartbeat, clock.Provider, stream.Stop);
        }
    }

    /// <summary>The place of the next event.</summary>
    private static async Task<long> Tell(EventStream stream, ShareNews news, DateTimeOffset now)
    {
        foreach (ChainedEvent each in news.Events)
        {
            var happened = new ShareEvent { Time = Moments.Time(each.Time), Link = each.Link, Kind = each.Kind };
            await stream.Tell("happened", JsonSerializer.Serialize(happened, ProtocolJson.Default.ShareEvent), each.Place + 1);
        }

        await stream.Tell("state", JsonSerializer.Serialize(news.ForWire(now), ProtocolJson.Default.ShareLiveState), news.Count);
        return news.Count;
    }
}
