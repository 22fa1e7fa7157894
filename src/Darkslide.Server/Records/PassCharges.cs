using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Records;

/// <summary>
/// What sealed bytes cost a share's pass. Taken when an upload begins, in the decision that makes room for it, so that never a byte more is
/// taken than the pass allows; given back when the upload, or the whole draft, is given up. What was delivered stays taken.
/// </summary>
internal static class PassCharges
{
    /// <summary>Why the share's pass allows nothing new; null where it does, and where the share was made without one.</summary>
    public static Refusal? Refused(Sql sql, Share share, DateTimeOffset now)
        => share.Pass is { } id ? Pass.Find(sql, id)!.RefusedAt(now) : null;

    /// <summary>Takes <paramref name="size"/> bytes, or says why not.</summary>
    public static Refusal? Take(Sql sql, Share share, long size, DateTimeOffset now)
    {
        if (share.Pass is not { } id)
        {
            return null;
        }

        Pass pass = Pass.Find(sql, id)!;
        long day = Math.Max(Pass.DayOf(now), pass.Day);
        if ((pass.RefusedAt(now) ?? OverQuota(pass, size, day)) is { } refusal)
        {
            return refusal;
        }

        sql.Execute(
            "UPDATE passes SET used = used + @size, used_today = CASE WHEN day = @day THEN used_today + @size ELSE @size END, day = @day WHERE id = @pass",
            ("@size", size),
            ("@day", day),
            ("@pass", id));
        sql.Execute(
            """
            UPDATE shares SET charged = charged + @size, charged_today = CASE WHEN charged_day = @day THEN charged_today + @size ELSE @size END, charged_day = @day
            WHERE id = @share
            """,
            ("@size", size),
            ("@day", day),
            ("@share", share.Id));
        return null;
    }

    /// <summary>The day on which bytes of this share are taken now; null where it has no pass.</summary>
    public static long? DayOf(Sql sql, Share share) => share.Pass is { } id ? Pass.Find(sql, id)!.Day : null;

    /// <summary>Gives bytes back that were taken on <paramref name="day"/>: to the day only while it is still that one.</summary>
    public static void GiveBack(Sql sql, long share, long size, long? day)
    {
        if (day is null)
        {
            return;
        }

        sql.Execute(
            """
            UPDATE passes SET used = used - @size, used_today = CASE WHEN day = @day THEN used_today - @size ELSE used_today END
            WHERE id = (SELECT pass FROM shares WHERE id = @share)
            """,
            ("@size", size),
            ("@day", day),
            ("@share", share));
        sql.Execute(
            "UPDATE shares SET charged = charged - @size, charged_today = CASE WHEN charged_day = @day THEN charged_today - @size ELSE charged_today END WHERE id = @share",
            ("@size", size),
            ("@day", day),
            ("@share", share));
    }

    /// <summary>Gives back all that a draft took: nobody has seen anything of it.</summary>
    public static void GiveBackDraft(Sql sql, long share) => sql.Execute(
        """
        UPDATE passes SET used = used - (SELECT charged FROM shares WHERE id = @share),
          used_today = used_today - (SELECT CASE WHEN charged_day = day THEN charged_today ELSE 0 END FROM shares WHERE id = @share)
        WHERE id = (SELECT pass FROM shares WHERE id = @share)
        """,
        ("@share", share));

    private static Refusal? OverQuota(Pass pass, long size, long day)
    {
        long inAll = pass.ByteLimit - pass.Used ?? long.MaxValue;
        long today = pass.DayLimit - pass.UsedOn(day) ?? long.MaxValue;
        if (size <= inAll && size <= today)
        {
            return null;
        }

        return new Refusal(ProblemCodes.QuotaReached)
        {
            Left = Math.Max(0, Math.Min(inAll, today)),
            Renews = size <= inAll && size <= pass.DayLimit ? Moments.Time((day + 1) * Moments.Day) : null,
        };
    }
}
