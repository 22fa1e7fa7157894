using Darkslide.Server.Database;
using Darkslide.Server.Records;

namespace Darkslide.Server.Tests.Parts;

/// <summary>What every database must do. Each one's test class derives from this one.</summary>
public abstract class DatabaseContract
{
    [Fact]
    public async Task A_decision_is_durable_when_it_is_answered()
    {
        await Decide("kept");
        await Reopen();
        Assert.Equal(["kept"], Names());
    }

    [Fact]
    public async Task A_decision_that_throws_leaves_nothing_and_harms_no_other()
    {
        Task[] all =
        [
            .. Enumerable.Range(0, 100).Select(i => Database().Decide(decision =>
            {
                Doomed.Add(decision.Sql, $"{i:D3}");
                return i % 3 == 0 ? throw new InvalidOperationException("no") : i;
            })),
        ];
        await Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Equal(34, all.Count(task => task.IsFaulted));
        Assert.Equal(Enumerable.Range(0, 100).Where(i => i % 3 != 0).Select(i => $"{i:D3}"), Names());
    }

    [Fact]
    public async Task What_follows_a_decision_is_done_once_it_stands_and_only_then()
    {
        int done = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database().Decide<int>(decision =>
        {
            decision.AfterCommit(() => done = -1);
            throw new InvalidOperationException("no");
        }));
        Assert.Equal(0, done);
        await Database().Decide(decision =>
        {
            decision.AfterCommit(() => done++);
            return 0;
        });
        Assert.Equal(1, done);
    }

    [Fact]
    public async Task Of_many_conditional_counts_at_once_exactly_as_many_succeed_as_may()
    {
        await Database().Decide(decision => Share.Add(decision.Sql, 1, 0, null));
        int[] granted = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Task.Run(() => Database().Decide(decision =>
            decision.Sql.Execute("UPDATE shares SET bytes = bytes + 1 WHERE slot = 1 AND bytes < @limit", ("@limit", 7L))))));
        Assert.Equal(7, granted.Sum());
    }

    [Fact]
    public async Task A_read_sees_one_state_and_changes_nothing()
    {
        await Decide("one");
        (int before, int after) = Database().Read(sql =>
        {
            int first = Doomed.Some(sql).Count;
            Decide("two").GetAwaiter().GetResult();
            return (first, Doomed.Some(sql).Count);
        });
        Assert.Equal((1, 1), (before, after));
        Assert.ThrowsAny<System.Data.Common.DbException>(() => Database().Read(sql => sql.Execute("DELETE FROM doomed")));
        Assert.Equal(["one", "two"], Names());
    }

    [Fact]
    public async Task What_was_overwritten_can_not_be_found_once_it_is_cleansed()
    {
        byte[] secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
        long slot = await Database().Decide(decision => OpeningKeys.Add(decision.Sql, secret));
        Assert.True(await Holds(secret));
        await Database().Decide(decision =>
        {
            decision.Sql.Execute(
                "UPDATE opening_keys SET bucket = @free, ticket_hash = @ticket WHERE slot = @slot", ("@free", Bucket.Free), ("@ticket", new byte[32]), ("@slot", slot));
            decision.Cleanse();
            return 0;
        });
        Assert.True(await Database().Cleansed());
        Assert.False(await Holds(secret));
    }

    [Fact]
    public async Task Slots_that_were_erased_are_used_again()
    {
        long slot = await Database().Decide(decision => ShareKeys.Add(decision.Sql, new byte[16], new byte[32]));
        await Database().Decide(decision =>
        {
            ShareKeys.Erase(decision.Sql, slot);
            return 0;
        });
        Assert.Equal(slot, await Database().Decide(decision => ShareKeys.Add(decision.Sql, new byte[16], new byte[32])));
    }

    private protected abstract IDatabase Database();

    /// <summary>Closes it and opens it anew.</summary>
    protected abstract Task Reopen();

    /// <summary>Whether these bytes can be found anywhere in its files.</summary>
    protected abstract Task<bool> Holds(byte[] content);

    private Task<int> Decide(string name) => Database().Decide(decision =>
    {
        Doomed.Add(decision.Sql, name);
        return 0;
    });

    private List<string> Names() => [.. Database().Read(Doomed.Some).Order(StringComparer.Ordinal)];
}
