using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>Names of blobs that no row knows any more and whose bytes are still to be deleted.</summary>
internal static class Doomed
{
    public static void Add(Sql sql, string name) => sql.Execute("INSERT INTO doomed (name) VALUES (@name)", ("@name", name));

    public static List<string> Some(Sql sql) => sql.All("SELECT name FROM doomed LIMIT 1000", row => row.GetString(0));

    public static void Gone(Sql sql, IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            sql.Execute("DELETE FROM doomed WHERE name = @name", ("@name", name));
        }
    }
}
