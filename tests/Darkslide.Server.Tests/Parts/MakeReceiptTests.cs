using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Receipts;
using Darkslide.Server.Records;
using Darkslide.Server.Start;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.Parts;

/// <summary>What is signed, when the share ends at the worst moment.</summary>
public sealed class MakeReceiptTests : IAsyncDisposable
{
    private readonly string folder = TestServer.NewFolder();
    private readonly SqliteDatabase database;

    public MakeReceiptTests() => database = SqliteDatabase.Open(Path.Combine(folder, "darkslide.db"), TimeProvider.System);

    [Fact]
    public async Task A_share_that_ends_while_it_is_asked_for_has_no_receipt_before_the_journal_is_empty()
    {
        long share = await database.Decide(decision =>
        {
            long slot = ShareKeys.Add(decision.Sql, new byte[16], new byte[32]);
            decision.Sql.Execute(
                """
                INSERT INTO shares (slot, state, created, touched, bytes, vault_bytes, vault_version, charged, charged_day, charged_today, gone_blobs, gone_bytes)
                VALUES (@slot, 'live', 1, 1, 0, 0, 0, 0, 0, 0, 0, 0)
                """,
                ("@slot", slot));
            return decision.Sql.Number("SELECT id FROM shares")!.Value;
        });
        Assert.True(await database.Cleansed());
        using var reading = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        Task reader = Task.Run(
            () => database.Read(sql =>
            {
                _ = sql.Number("SELECT COUNT(*) FROM shares");
                reading.Set();
                goOn.Wait(TimeSpan.FromSeconds(20));
                return 0;
            }),
            TestContext.Current.CancellationToken);
        reading.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        using var key = ReceiptKey.Open(Path.Combine(folder, "receipt.key"));
        var receipts = new MakeReceipt(new ChangingDatabase(database, () => End(share)), new DeadlineClock(TimeProvider.System), key);
        Assert.Equal(ProblemCodes.ShareNotEnded, (await receipts.Run(share)).Refusal?.Code);
        Task<Result<ReceiptAnswer>> asked = receipts.Run(share);
        // Others' decisions go on: had the receipt not waited for the journal, it would be there now.
        await database.Decide(_ => 0);
        Assert.False(asked.IsCompleted);
        goOn.Set();
        await reader;
        Assert.NotNull((await asked).Value);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Task<bool> End(long share) => database.Decide(decision =>
    {
        decision.Sql.Execute("UPDATE shares SET state = 'ended', ended = 2, destroyed = 2 WHERE id = @share", ("@share", share));
        decision.Cleanse();
        return true;
    });

    /// <summary>A database in which something happens right behind the first look or question.</summary>
    private sealed class ChangingDatabase(IDatabase inner, Func<Task> change) : IDatabase
    {
        private bool changed;

        public Task<T> Decide<T>(Func<Decision, T> decide) => inner.Decide(decide);

        public T Read<T>(Func<Sql, T> read)
        {
            T found = inner.Read(read);
            Change().GetAwaiter().GetResult();
            return found;
        }

        public async Task<bool> Cleansed()
        {
            bool cleansed = await inner.Cleansed();
            await Change();
            return cleansed;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private Task Change()
        {
            bool first = !changed;
            changed = true;
            return first ? change() : Task.CompletedTask;
        }
    }
}
