using Darkslide.Protocol.Messages;
using Darkslide.Server.Blobs;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.Passes;

/// <summary>What the operator sees of passes, as things are at this moment.</summary>
internal sealed class ListPasses(IDatabase database, DeadlineClock clock, InstanceKey key, StoreQuota quota)
{
    public PassesAnswer Run()
    {
        DateTimeOffset now = clock.Now;
        return database.Read(sql => new PassesAnswer
        {
            Passes = [.. Pass.All(sql).Select(pass => Answer(sql, pass, now))],
            Store = quota.Use(sql),
        });
    }

    private OperatorPass Answer(Sql sql, Pass pass, DateTimeOffset now) => new()
    {
        Number = (int)pass.Id,
        Name = key.Texts.Unseal(pass.Name, pass.PassId),
        State = pass.StateAt(now),
        SignedIn = pass.SignedIn,
        Created = Moments.Time(pass.Created),
        Until = pass.Until is { } until ? Moments.Time(until) : null,
        Bytes = new PassUse { Limit = pass.ByteLimit, Used = pass.Used },
        Day = new PassUse { Limit = pass.DayLimit, Used = pass.UsedOn(Pass.DayOf(now)) },
        Shares = (int)sql.Number("SELECT COUNT(*) FROM shares WHERE pass = @pass", ("@pass", pass.Id))!.Value,
    };
}
