using System.Data.Common;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>A row of <c>openings</c>. <see cref="Shown"/> is when the first picture was served, where the link limits how long it is shown. Settled ones are counted or given back; they stay a day, so that their holders can be told what happened.</summary>
internal sealed record Opening(long Id, long Link, long Granted, long LeaseEnds, long? Shown, bool Served, bool Finished, bool Settled)
{
    private const string Select = "SELECT o.id, o.link, o.granted, o.lease_ends, o.shown, o.served, o.finished, o.settled FROM openings o ";

    public bool RunsAt(long now) => !Settled && LeaseEnds > now;

    public static Opening? ByTicket(Sql sql, byte[] ticketHash) => sql.One(
        Select + "JOIN opening_keys k ON k.slot = o.slot WHERE k.bucket = @bucket AND k.ticket_hash = @ticket",
        Read,
        ("@bucket", Bucket.Of(ticketHash)),
        ("@ticket", ticketHash));

    public static Opening? Find(Sql sql, long id) => sql.One(Select + "WHERE o.id = @id", Read, ("@id", id));

    /// <summary>Those that are not settled yet.</summary>
    public static List<Opening> UnsettledOf(Sql sql, long link) => sql.All(Select + "WHERE o.link = @link AND o.settled = 0", Read, ("@link", link));

    /// <summary>Those whose lease is over and that are still to be settled: few, however often the link was opened, so they are found by time.</summary>
    public static List<Opening> Lapsed(Sql sql, long link, long now)
        => sql.All(Select + "WHERE o.settled = 0 AND o.lease_ends <= @now AND +o.link = @link", Read, ("@now", now), ("@link", link));

    /// <summary>Whether one is left that is not settled.</summary>
    public static bool AnyRuns(Sql sql, long link) => sql.Number("SELECT 1 FROM openings WHERE link = @link AND settled = 0 LIMIT 1", ("@link", link)) is not null;

    public static List<Opening> RunningOfShare(Sql sql, long share) => sql.All(
        Select + "JOIN links l ON l.id = o.link WHERE l.share = @share AND o.settled = 0",
        Read,
        ("@share", share));

    public static void Add(Sql sql, long link, long slot, long granted, long leaseEnds) => sql.Execute(
        "INSERT INTO openings (link, slot, granted, lease_ends, served, finished, settled) VALUES (@link, @slot, @granted, @ends, 0, 0, 0)",
        ("@link", link),
        ("@slot", slot),
        ("@granted", granted),
        ("@ends", leaseEnds));

    public static void Delete(Sql sql, long id)
    {
        OpeningKeys.EraseOfOpening(sql, id);
        sql.Execute("DELETE FROM openings WHERE id = @id", ("@id", id));
    }

    private static Opening Read(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetInt64(1),
        row.GetInt64(2),
        row.GetInt64(3),
        row.Long(4),
        row.GetInt32(5) != 0,
        row.GetInt32(6) != 0,
        row.GetInt32(7) != 0);
}
