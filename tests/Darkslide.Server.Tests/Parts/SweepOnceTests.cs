using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Expiry;
using Darkslide.Server.Records;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.Parts;

/// <summary>What is looked up to be forgotten may change before it is: then it stays.</summary>
public sealed class SweepOnceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("darkslide-test-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signed_in_pass_that_is_stopped_while_it_is_being_forgotten_stays(bool isStopped)
    {
        var clock = new TestClock();
        await using SqliteDatabase real = SqliteDatabase.Open(Path.Combine(folder.FullName, "x.db"), clock);
        long id = await real.Decide(decision => decision.Sql.Number(
            """
            INSERT INTO passes (pass_id, token_hash, name, created, until, used, day, used_today, subject)
            VALUES (x'01', x'02', x'03', 0, 1, 0, 0, 0, x'04') RETURNING id
            """)!.Value);
        await using var database = new Between(real, sql =>
        {
            if (isStopped)
            {
                Pass.Stop(sql, id, clock.GetUtcNow());
            }
        });
        // Nothing else is there to be ended.
        await new SweepOnce(database, new DeadlineClock(clock), null!, null!, null!, null!).Run();
        Assert.Equal(isStopped, real.Read(sql => Pass.Of(sql, [4])) is { Stopped: not null });
        Assert.Equal(isStopped ? 1 : 0, real.Read(sql => sql.Number("SELECT COUNT(*) FROM passes")));
    }

    /// <summary>The database, in which something happens before each decision.</summary>
    private sealed class Between(IDatabase real, Action<Sql> happens) : IDatabase
    {
        public async Task<T> Decide<T>(Func<Decision, T> decide)
        {
            await real.Decide(decision =>
            {
                happens(decision.Sql);
                return true;
            });
            return await real.Decide(decide);
        }

        public T Read<T>(Func<Sql, T> read) => real.Read(read);

        public Task<bool> Cleansed() => real.Cleansed();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
