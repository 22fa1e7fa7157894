using Microsoft.Data.Sqlite;

namespace Darkslide.Server.Database;

/// <summary>Opens connections as this server needs them.</summary>
internal static class SqliteSession
{
    private const string ForWriting = """
        PRAGMA secure_delete = ON;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -8000;
        """;

    private const string ForReading = """
        PRAGMA query_only = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -1000;
        """;

    private const int StatementJournalSpill = 26; // SQLITE_CONFIG_STMTJRNL_SPILL
    private static readonly Lazy<int> Configured = new(Configure);

    public static SqliteConnection Open(string path, bool forReading)
    {
        _ = Configured.Value;
        // No pool of the library's own: its idle connections would outlive the data folder's lock.
        string text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 10 }.ToString();
        var connection = new SqliteConnection(text);
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = forReading ? ForReading : ForWriting;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Savepoints keep pages as they were in a journal of their own, which SQLite writes to a temporary file when it is larger
    // than 64 KiB. Key halves have no business there: keep it in memory. (sqlite.org/c3ref/c_config_covering_index_scan.html)
    private static int Configure()
    {
        SQLitePCL.Batteries_V2.Init();
        return SQLitePCL.raw.sqlite3_config(StatementJournalSpill, -1);
    }
}
