using Darkslide.Server.Database;
using Darkslide.Server.Records;
using Darkslide.Server.Start;
using Darkslide.Server.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Darkslide.Server.Tests.Parts;

/// <summary>The contract on SQLite, and what is SQLite's own.</summary>
public sealed class SqliteDatabaseTests : DatabaseContract, IAsyncDisposable
{
    private readonly string folder = TestServer.NewFolder();
    private SqliteDatabase? database;

    private string File => Path.Combine(folder, "darkslide.db");

    [Fact]
    public void Decisions_that_count_are_synced_and_deleted_bytes_are_overwritten()
    {
        using SqliteConnection connection = SqliteSession.Open(File, forReading: false);
        Assert.Equal(("wal", 2L, 1L, 1L), (Pragma(connection, "journal_mode"), Pragma(connection, "synchronous"), Pragma(connection, "secure_delete"), Pragma(connection, "foreign_keys")));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_with_a_next_step()
    {
        Database();
        await database!.DisposeAsync();
        database = null;
        using (SqliteConnection connection = SqliteSession.Open(File, forReading: false))
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        StartException refused = Assert.Throws<StartException>(() => SqliteDatabase.Open(File, TimeProvider.System));
        Assert.Contains("newer Darkslide", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        System.IO.File.WriteAllText(File, new string('x', 5_000));
        Assert.Throws<StartException>(() => SqliteDatabase.Open(File, TimeProvider.System));
        Assert.Equal(new string('x', 5_000), System.IO.File.ReadAllText(File));
    }

    [Fact]
    public async Task The_journal_is_emptied_although_a_reader_was_in_the_way()
    {
        byte[] secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
        long slot = await Database().Decide(decision => ShareKeys.Add(decision.Sql, new byte[16], secret));
        using var reading = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        Task reader = Task.Run(() => Database().Read(sql =>
        {
            _ = sql.Number("SELECT COUNT(*) FROM share_keys");
            reading.Set();
            goOn.Wait(TimeSpan.FromSeconds(20));
            return 0;
        }));
        reading.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await Database().Decide(decision =>
        {
            ShareKeys.Erase(decision.Sql, slot);
            decision.Cleanse();
            return 0;
        });
        Task<bool> cleansed = Database().Cleansed();
        // Others' decisions are not held up by it.
        await Database().Decide(_ => 0);
        Assert.False(cleansed.IsCompleted);
        goOn.Set();
        await reader;
        Assert.True(await cleansed);
        Assert.False(await Holds(secret));
    }

    [Fact]
    public async Task The_journal_counts_as_full_before_anyone_can_see_what_was_overwritten()
    {
        SqliteConnection connection = SqliteSession.Open(File, forReading: false);
        SqliteSchema.Prepare(connection, File);
        await using var writer = new SqliteWriter(new Sql(connection), TimeProvider.System, () => { }, _ => { });
        Assert.True(await writer.Cleansed());
        bool? cleansedAtCommit = null;
        SQLitePCL.raw.sqlite3_commit_hook(
            connection.Handle,
            _ =>
            {
                cleansedAtCommit = writer.Cleansed().IsCompleted;
                return 0;
            },
            null);
        await writer.Decide(decision =>
        {
            decision.Cleanse();
            return ShareKeys.Add(decision.Sql, new byte[16], new byte[32]);
        });
        Assert.False(cleansedAtCommit);
        Assert.True(await writer.Cleansed());
    }

    [Fact]
    public async Task Rows_of_secrets_keep_their_length_when_they_are_erased()
    {
        await Database().Decide(decision =>
        {
            for (byte i = 0; i < 200; i++)
            {
                LinkKeys.Add(decision.Sql, [.. Enumerable.Repeat(i, 16)], new byte[32], new byte[InstanceKey.SealedBytes]);
            }

            return 0;
        });
        long pages = Database().Read(sql => sql.Number("PRAGMA page_count"))!.Value;
        for (int round = 0; round < 5; round++)
        {
            await Database().Decide(decision =>
            {
                for (long slot = 1; slot <= 200; slot++)
                {
                    LinkKeys.Erase(decision.Sql, slot);
                }

                for (byte i = 0; i < 200; i++)
                {
                    LinkKeys.Add(decision.Sql, [.. Enumerable.Repeat(i, 16)], new byte[32], new byte[InstanceKey.SealedBytes]);
                }

                return 0;
            });
        }

        Assert.Equal(200, Database().Read(sql => sql.Number("SELECT COUNT(*) FROM link_keys")));
        Assert.Equal(pages, Database().Read(sql => sql.Number("PRAGMA page_count")));
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private protected override IDatabase Database() => database ??= SqliteDatabase.Open(File, TimeProvider.System);

    protected override async Task Reopen()
    {
        await database!.DisposeAsync();
        database = null;
    }

    protected override Task<bool> Holds(byte[] content) => Task.FromResult(Directory.EnumerateFiles(folder).Any(file =>
    {
        using var bytes = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        bytes.CopyTo(all);
        return all.ToArray().AsSpan().IndexOf(content) >= 0;
    }));

    private static object Pragma(SqliteConnection connection, string name)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = "PRAGMA " + name;
#pragma warning restore CA2100
        return command.ExecuteScalar()!;
    }
}
