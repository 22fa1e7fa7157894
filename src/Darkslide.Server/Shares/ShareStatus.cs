using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Records;

namespace Darkslide.Server.Shares;

/// <summary>What an owner sees: as things are at this moment, whether or not the sweeper has been by. Changes nothing.</summary>
internal sealed class ShareStatus(IDatabase database, DeadlineClock clock)
{
    public StatusAnswer? Run(long shareId)
    {
        DateTimeOffset now = clock.Now;
        return database.Read(sql => Share.Find(sql, shareId) is { } share ? Answer(sql, share, now) : null);
    }

    private static StatusAnswer Answer(Sql sql, Share share, DateTimeOffset now)
    {
        ILookup<long, Opening> openings = Opening.RunningOfShare(sql, share.Id).ToLookup(opening => opening.Link);
        Dictionary<long, LinkPicks> picks = LinkPicks.OfShare(sql, share.Id).ToDictionary(each => each.Link);
        ILookup<long, Device> devices = Device.OfShare(sql, share.Id).ToLookup(each => each.Link);
        Dictionary<long, Passkey> passkeys = Passkey.OfShare(sql, share.Id).ToDictionary(each => each.Link);
        List<LinkStatus> links =
        [
            .. Link.AllOf(sql, share.Id)
                .Select(link => Status(LinkNow.Of(link, openings[link.Id], now.Milliseconds()), picks.GetValueOrDefault(link.Id), devices[link.Id], passkeys.GetValueOrDefault(link.Id))),
        ];
        bool allEnded = share.State == Share.Live && links.TrueForAll(link => link.State == Link.Ended);
        List<ChainedEvent> events = Events.Newest(sql, share.Id);
        return new StatusAnswer
        {
            State = allEnded ? Share.Ended : share.State,
            Created = Moments.Time(share.Created),
            Now = now,
            Bytes = share.Bytes,
            Links = links,
            Notice = NoticeTarget.Of(sql, share.Id) is { } target ? new NoticeStatus { Hook = target.Hook is not null, Email = target.Email is not null } : null,
            EventsBefore = events.Count > 0 ? new EventsHead { Count = events[0].Place, Head = events[0].Head } : new EventsHead { Count = 0, Head = EventChain.Start },
            Events = [.. events.Select(each => new ShareEvent { Time = Moments.Time(each.Time), Link = each.Link, Kind = each.Kind })],
        };
    }

    private static LinkStatus Status(LinkNow now, LinkPicks? picks, IEnumerable<Device> devices, Passkey? passkey) => new()
    {
        Number = now.Link.Number,
        State = now.State,
        Reason = now.Reason,
        Tier = now.Link.Tier,
        Expires = now.Link.Expires is { } expires ? Moments.Time(expires) : null,
        NotBefore = now.Link.NotBefore is { } start ? Moments.Time(start) : null,
        ShowSeconds = now.Link.ShowFor,
        Openings = now.Views,
        Limit = now.Link.ViewLimit,
        UntilDownloaded = now.Link.UntilDownloaded,
        UntilEachDownloaded = now.Link.UntilEachDownloaded,
        Deliveries = now.Link.Deliveries,
        Password = now.Link.PasswordMemory is not null,
        TriesLeft = now.Link.TriesLeft,
        Viewing = now.Viewing,
        Picks = picks is null ? null : new PicksStatus { Shared = picks.Shared, Version = picks.Version },
        Code = now.Link.AsksCode,
        Passkey = now.Link.AsksPasskey ? new PasskeyStatus { Registered = passkey is null ? null : Moments.Time(passkey.Registered) } : null,
        Devices = now.Link.Devices is { } limit ? new DevicesStatus { Limit = limit, Used = [.. devices.Select(Used)] } : null,
    };

    private static UsedDevice Used(Device device) => new() { Number = device.Number, Seen = Moments.Time(device.Seen) };
}
