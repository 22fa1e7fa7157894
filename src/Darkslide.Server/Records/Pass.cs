using System.Data.Common;
using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Records;

/// <summary>A row of <c>passes</c>: leave to send, within limits. The name is sealed under the instance key.</summary>
internal sealed record Pass(
    long Id, byte[] PassId, byte[] TokenHash, byte[] Name, long Created, long? Until, long? Stopped, long? ByteLimit, long? DayLimit, long Used, long Day, long UsedToday)
{
    private const string Select = "SELECT id, pass_id, token_hash, name, created, until, stopped, byte_limit, day_limit, used, day, used_today FROM passes ";

    /// <summary>Days are counted in UTC, so that both sides mean the same one.</summary>
    public static long DayOf(DateTimeOffset time) => Math.DivRem(time.Milliseconds(), Moments.Day).Quotient;

    public string StateAt(DateTimeOffset now)
    {
        if (Stopped is not null)
        {
            return PassStates.Stopped;
        }

        return Until <= now.Milliseconds() ? PassStates.Over : PassStates.Good;
    }

    public Refusal? RefusedAt(DateTimeOffset now) => StateAt(now) switch
    {
        PassStates.Stopped => new Refusal(ProblemCodes.PassStopped),
        PassStates.Over => new Refusal(ProblemCodes.PassOver),
        _ => null,
    };

    /// <summary>What was taken on <paramref name="day"/>. A clock that was set back goes on with the later day: it gives nothing twice.</summary>
    public long UsedOn(long day) => Day >= day ? UsedToday : 0;

    public static Pass? Find(Sql sql, byte[] passId) => sql.One(Select + "WHERE pass_id = @pass", Read, ("@pass", passId));

    public static Pass? Find(Sql sql, long id) => sql.One(Select + "WHERE id = @id", Read, ("@id", id));

    public static List<Pass> All(Sql sql) => sql.All(Select + "ORDER BY id", Read);

    /// <summary>For good.</summary>
    public static void Stop(Sql sql, long id, DateTimeOffset now)
        => sql.Execute("UPDATE passes SET stopped = @now WHERE id = @pass AND stopped IS NULL", ("@now", now.Minutes()), ("@pass", id));

    private static Pass Read(DbDataReader row) => new(
        row.GetInt64(0),
        row.Bytes(1)!,
        row.Bytes(2)!,
        row.Bytes(3)!,
        row.GetInt64(4),
        row.Long(5),
        row.Long(6),
        row.Long(7),
        row.Long(8),
        row.GetInt64(9),
        row.GetInt64(10),
        row.GetInt64(11));
}
