using Darkslide.Server.Start;
using Microsoft.Data.Sqlite;

namespace Darkslide.Server.Database;

/// <summary>Makes the tables in a new database file and refuses files that are not this version's.</summary>
internal static class SqliteSchema
{
    private const int ApplicationId = 0x4453_4C44; // "DSLD"

    public static void Prepare(SqliteConnection connection, string path)
    {
        long version = Number(connection, "PRAGMA user_version");
        if (version > Schema.Version)
        {
            throw new StartException(
                $"The database {path} was written by a newer Darkslide (version {version} of its tables; this program knows {Schema.Version}).",
                "Start the newer program again, or restore a copy of the data folder from before.");
        }

        if (version is > 0 and < Schema.Version && Number(connection, "PRAGMA application_id") == ApplicationId)
        {
            throw new StartException(
                $"The database {path} was written by an older Darkslide from before its first release (version {version} of its tables; this program knows {Schema.Version}).",
                "Nothing in it was touched. Let its links end with the older program, or name another data folder.");
        }

        if (version == 0)
        {
            Run(connection, $"BEGIN IMMEDIATE; {Schema.Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Schema.Version}; COMMIT;");
        }
        else if (Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw new StartException($"The file {path} is no Darkslide database.", "Name another data folder.");
        }
    }

    private static long Number(SqliteConnection connection, string text)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class only.
        command.CommandText = text;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, string text)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = text;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
