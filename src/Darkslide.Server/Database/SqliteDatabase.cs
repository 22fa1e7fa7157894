using System.Collections.Concurrent;
using Darkslide.Server.Start;
using Microsoft.Data.Sqlite;

namespace Darkslide.Server.Database;

/// <summary>SQLite in one file: one writer thread with group commit, readers on connections of their own.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private const int KeptReaders = 8;
    private readonly string path;
    private readonly SqliteWriter writer;
    private readonly ConcurrentBag<Sql> readers = [];

    private SqliteDatabase(string path, SqliteWriter writer)
    {
        this.path = path;
        this.writer = writer;
    }

    /// <summary>Opens the database, making its tables in a new one.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="journalHeld">Told when another program keeps the journal from being emptied.</param>
    /// <param name="happened">Told of every share to which something happened, once that is durable.</param>
    public static SqliteDatabase Open(string path, TimeProvider time, Action? journalHeld = null, Action<long>? happened = null)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteSession.Open(path, forReading: false);
            SqliteSchema.Prepare(connection, path);
            return new SqliteDatabase(path, new SqliteWriter(new Sql(connection), time, journalHeld ?? (() => { }), happened ?? (_ => { })));
        }
        catch (SqliteException fault)
        {
            connection?.Dispose();
            throw new StartException(
                $"The database {path} can't be used ({fault.Message}).",
                "Check that this user may write it, that there is room on the disk, and that the file is a Darkslide database.",
                fault);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    public Task<T> Decide<T>(Func<Decision, T> decide) => writer.Decide(decide);

    public Task<bool> Cleansed() => writer.Cleansed();

    public T Read<T>(Func<Sql, T> read)
    {
        Sql sql = readers.TryTake(out Sql? kept) ? kept : new Sql(SqliteSession.Open(path, forReading: true));
        try
        {
            sql.Execute("BEGIN");
            T result = read(sql);
            sql.Execute("COMMIT");
            Keep(sql);
            return result;
        }
        catch
        {
            // Its transaction may still be open, and an open reader holds up the emptying of the journal.
            sql.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        while (readers.TryTake(out Sql? sql))
        {
            sql.Dispose();
        }
    }

    private void Keep(Sql sql)
    {
        if (readers.Count < KeptReaders)
        {
            readers.Add(sql);
        }
        else
        {
            sql.Dispose();
        }
    }
}
