using System.Collections.Concurrent;
using Darkslide.Server.Log;
using Microsoft.Data.Sqlite;

namespace Darkslide.Server.Database;

/// <summary>
/// The one thread that writes. Whatever is waiting when a transaction begins is run in it, each decision in a savepoint of its
/// own; one fsync makes them all durable, then all are answered. While one group is written the next one gathers.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int LargestGroup = 512;
    private const int Full = 13; // SQLITE_FULL
    private static readonly TimeSpan CleanseRetry = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan CleanseDelayAtMost = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan CleansePatience = TimeSpan.FromSeconds(10);

    private readonly Sql sql;
    private readonly TimeProvider time;
    private readonly Action journalHeld;
    private readonly Action<long> happened;
    private readonly BlockingCollection<QueuedDecision> queue = [];
    private readonly List<QueuedDecision> group = [];
    private readonly Thread thread;
    private readonly Lock cleansing = new();
    private TaskCompletionSource<bool>? cleansed;
    private long cleanseSince;

    public SqliteWriter(Sql sql, TimeProvider time, Action journalHeld, Action<long> happened)
    {
        this.sql = sql;
        this.time = time;
        this.journalHeld = journalHeld;
        this.happened = happened;
        // What a killed process left in the journal may be of a link that had ended: begin with an empty one.
        WantCleansing();
        thread = new Thread(Run) { IsBackground = true, Name = "database writer" };
        thread.Start();
    }

    public Task<T> Decide<T>(Func<Decision, T> decide)
    {
        var decision = new QueuedDecision<T>(decide);
        try
        {
            queue.Add(decision);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(SqliteWriter));
        }

        return decision.Answer;
    }

    public async Task<bool> Cleansed()
    {
        Task<bool>? pending;
        lock (cleansing)
        {
            pending = cleansed?.Task;
        }

        if (pending is null)
        {
            return true;
        }

        try
        {
            return await pending.WaitAsync(CleansePatience);
        }
        catch (TimeoutException)
        {
            journalHeld();
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        queue.CompleteAdding();
        await Task.Run(thread.Join);
        sql.Dispose();
        queue.Dispose();
    }

    private void Run()
    {
        while (!queue.IsCompleted)
        {
            Gather();
            if (group.Count > 0)
            {
                Commit();
            }

            CleanseWhenDue();
        }
    }

    private void Gather()
    {
        group.Clear();
        TimeSpan patience = cleansed is null ? Timeout.InfiniteTimeSpan : CleanseRetry;
        if (!queue.TryTake(out QueuedDecision? first, patience))
        {
            return;
        }

        group.Add(first);
        while (group.Count < LargestGroup && queue.TryTake(out QueuedDecision? next))
        {
            group.Add(next);
        }
    }

    private void Commit()
    {
        try
        {
            sql.Execute("BEGIN IMMEDIATE");
            foreach (QueuedDecision decision in group)
            {
                RunOne(decision);
            }

            // Before others can see what was decided: whoever sees an end and asks must be told to wait. If the commit fails, one emptying is wasted.
            if (group.Any(decision => decision.MustCleanse))
            {
                WantCleansing();
            }

            sql.Execute("COMMIT");
        }
        catch (Exception fault)
        {
            FailAll(fault);
            return;
        }

        Meters.Decisions.Add(group.Count);
        Meters.Commits.Add(1);
        foreach (QueuedDecision decision in group)
        {
            decision.Settle();
        }
    }

    private void RunOne(QueuedDecision decision)
    {
        sql.Execute("SAVEPOINT decision");
        try
        {
            decision.Run(sql, happened);
        }
        catch (Exception fault)
        {
            decision.Fail(Translate(fault));
            // A full disk makes SQLite roll back the whole transaction; this then throws and fails the group.
            sql.Execute("ROLLBACK TO decision");
        }

        sql.Execute("RELEASE decision");
    }

    private void FailAll(Exception fault)
    {
        try
        {
            sql.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself.
        }

        foreach (QueuedDecision decision in group)
        {
            decision.Fail(Translate(fault));
            decision.Settle();
        }
    }

    private static Exception Translate(Exception fault) => fault is SqliteException { SqliteErrorCode: Full } ? new StorageFullException(fault) : fault;

    private void WantCleansing()
    {
        lock (cleansing)
        {
            if (cleansed is null)
            {
                cleansed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                cleanseSince = time.GetTimestamp();
            }
        }
    }

    // Coalesced: under load one emptying of the journal serves all links that ended in the last moments.
    private void CleanseWhenDue()
    {
        if (cleansed is null || (queue.Count > 0 && time.GetElapsedTime(cleanseSince) < CleanseDelayAtMost))
        {
            return;
        }

        if (EmptyJournal())
        {
            TaskCompletionSource<bool> done = cleansed;
            lock (cleansing)
            {
                cleansed = null;
            }

            done.SetResult(true);
        }
    }

    // The first column says whether a reader was in the way.
    private bool EmptyJournal()
    {
        try
        {
            return sql.Number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
