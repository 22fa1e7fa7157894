using Darkslide.Server.Database;

namespace Darkslide.Server.Expiry;

/// <summary>When something ends by time, in milliseconds.</summary>
internal static class Deadlines
{
    public const long DraftPatience = 24 * 3_600_000L;
    public const long SettledKept = 24 * 3_600_000L;
    public const long EndedKept = 30 * 24 * 3_600_000L;

    /// <summary>The earliest, or null if there is none.</summary>
    public static long? Next(Sql sql)
    {
        long?[] all =
        [
            sql.Number("SELECT MIN(expires) FROM links WHERE state = 'live'"),
            sql.Number("SELECT MIN(lease_ends) FROM openings WHERE settled = 0"),
            sql.Number("SELECT MIN(lease_ends) FROM openings WHERE settled = 1") + SettledKept,
            sql.Number("SELECT MIN(expires) FROM uploads"),
            sql.Number("SELECT MIN(expires) FROM addresses"),
            sql.Number("SELECT MIN(expires) FROM approvals"),
            sql.Number("SELECT MIN(until) FROM sign_ins") + EndedKept,
            sql.Number("SELECT MIN(touched) FROM shares WHERE state = 'draft'") + DraftPatience,
            sql.Number("SELECT MIN(ended) FROM shares WHERE state = 'ended'") + EndedKept,
        ];
        return all.Min();
    }
}
