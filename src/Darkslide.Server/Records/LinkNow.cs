namespace Darkslide.Server.Records;

/// <summary>A link at one moment: its row, with what has lapsed or ended since taken into account.</summary>
internal sealed record LinkNow(Link Link, string State, string? Reason, int Views, int Viewing)
{
    public const string Locked = "locked";

    public bool HasViewsLeft => Link.ViewLimit is not { } limit || Views < limit;

    public static LinkNow Of(Link link, IEnumerable<Opening> openings, long now)
    {
        List<Opening> unsettled = [.. openings.Where(opening => !opening.Settled)];
        int viewing = unsettled.Count(opening => opening.RunsAt(now));
        int lapsed = unsettled.Count(opening => !opening.RunsAt(now) && !opening.Served);
        int views = link.Views - lapsed;
        string? reason = link.Reason ?? Ended(link, views, viewing, now);
        string state = reason is not null ? Link.Ended : link.IsLocked ? Locked : Link.Live;
        return new LinkNow(link, state, reason, views, reason is null ? viewing : 0);
    }

    private static string? Ended(Link link, int views, int viewing, long now)
        => link.Expires <= now ? EndReasons.Expired : viewing == 0 && views >= link.ViewLimit ? EndReasons.UsedUp : null;
}
