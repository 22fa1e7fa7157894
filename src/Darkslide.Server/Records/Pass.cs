using System.Data.Common;
using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Records;

/// <summary>
/// A row of <c>passes</c>: leave to send, within limits. The name is sealed under the instance key. One that people sign in to has no
/// token of its own: each browser and program has one, in <c>sign_ins</c>, and all of them use up the same pass.
/// </summary>
internal sealed record Pass(
    long Id, byte[] PassId, byte[] TokenHash, byte[] Name, long Created, long? Until, long? Stopped, long? ByteLimit, long? DayLimit, long Used, long Day, long UsedToday, bool SignedIn)
{
    private const string Rest = ", name, created, stopped, byte_limit, day_limit, used, day, used_today, subject FROM passes p ";
    private const string Select = "SELECT p.id, p.pass_id, p.token_hash, p.until" + Rest;
    private const string SelectSignedIn = "SELECT p.id, s.pass_id, s.token_hash, s.until" + Rest + "JOIN sign_ins s ON s.pass = p.id ";

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

    /// <summary>By what its holder shows: until when it is good, where they signed in, is what it is for that browser or program.</summary>
    public static Pass? Find(Sql sql, byte[] passId)
        => sql.One(Select + "WHERE p.pass_id = @pass", Read, ("@pass", passId)) ?? sql.One(SelectSignedIn + "WHERE s.pass_id = @pass", Read, ("@pass", passId));

    public static Pass? Find(Sql sql, long id) => sql.One(Select + "WHERE p.id = @id", Read, ("@id", id));

    /// <summary>The one pass of whoever signs in as this subject.</summary>
    public static Pass? Of(Sql sql, byte[] subject) => sql.One(Select + "WHERE p.subject = @subject", Read, ("@subject", subject));

    public static List<Pass> All(Sql sql) => sql.All(Select + "ORDER BY p.id", Read);

    /// <summary>For good.</summary>
    public static void Stop(Sql sql, long id, DateTimeOffset now)
        => sql.Execute("UPDATE passes SET stopped = @now WHERE id = @pass AND stopped IS NULL", ("@now", now.Minutes()), ("@pass", id));

    private static Pass Read(DbDataReader row) => new(
        row.GetInt64(0),
        row.Bytes(1)!,
        row.Bytes(2)!,
        row.Bytes(4)!,
        row.GetInt64(5),
        row.Long(3),
        row.Long(6),
        row.Long(7),
        row.Long(8),
        row.GetInt64(9),
        row.GetInt64(10),
        row.GetInt64(11),
        !row.IsDBNull(12));
}
