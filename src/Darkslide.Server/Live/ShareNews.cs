using Darkslide.Protocol.Messages;
using Darkslide.Server.Database;
using Darkslide.Server.Records;

namespace Darkslide.Server.Live;

/// <summary>What an owner who watches a share is told at one moment.</summary>
/// <param name="IsOver">Whether its end is decided, with all its events noted.</param>
/// <param name="State">As it is by time, whether or not the sweeper has been by.</param>
/// <param name="Viewing">Openings whose lease runs.</param>
/// <param name="Count">How many events there were.</param>
/// <param name="Head">The head of their chain.</param>
/// <param name="Events">Those that are new, oldest first.</param>
internal sealed record ShareNews(bool IsOver, string State, int Viewing, long Count, byte[] Head, IReadOnlyList<ChainedEvent> Events)
{
    /// <summary>Null once the share is forgotten.</summary>
    /// <param name="sql">Where to look.</param>
    /// <param name="share">Which.</param>
    /// <param name="from">The place of the first event that is new; null where none are told yet.</param>
    /// <param name="now">In milliseconds.</param>
    public static ShareNews? Of(Sql sql, long share, long? from, long now)
    {
        if (Share.Find(sql, share) is not { } row)
        {
            return null;
        }

        ILookup<long, Opening> openings = Opening.RunningOfShare(sql, share).ToLookup(opening => opening.Link);
        List<LinkNow> links = [.. Link.AllOf(sql, share).Select(link => LinkNow.Of(link, openings[link.Id], now))];
        bool allEnded = row.State == Share.Live && links.TrueForAll(link => link.State == Link.Ended);
        (long count, byte[] head) = Records.Events.End(sql, share);
        return new ShareNews(
            row.State == Share.Ended,
            allEnded ? Share.Ended : row.State,
            links.Sum(link => link.Viewing),
            count,
            head,
            from < count ? Records.Events.Newest(sql, share, from.Value) : []);
    }

    public ShareLiveState ForWire(DateTimeOffset now) => new() { State = State, Viewing = Viewing, Events = new EventsHead { Count = Count, Head = Head }, Now = now };
}
