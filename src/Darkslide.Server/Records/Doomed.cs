using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>Names of blobs that no row knows any more and whose bytes are still to be deleted.</summary>
internal static class Doomed
{
    /// <param name="sql">Where.</param>
    /// <param name="name">The store's.</param>
    /// <param name="share">Whose pictures these are bytes of; null for what no receipt counts.</param>
    public static void Add(Sql sql, string name, long? share = null)
        => sql.Execute("INSERT INTO doomed (name, share) VALUES (@name, @share)", ("@name", name), ("@share", share));

    /// <summary>Adds bytes that came when their share had perhaps ended: it is destroyed only once they are gone too.</summary>
    public static void AddLate(Sql sql, string name, long? share)
    {
        sql.Execute(
            "INSERT INTO doomed (name, share) VALUES (@name, @share) ON CONFLICT DO UPDATE SET share = excluded.share", ("@name", name), ("@share", share));
        sql.Execute("UPDATE shares SET destroyed = NULL WHERE id = @share", ("@share", share));
    }

    public static List<string> Some(Sql sql) => sql.All("SELECT name FROM doomed LIMIT 1000", row => row.GetString(0));

    /// <summary>Whether bytes of a share's pictures are still there.</summary>
    public static bool AnyOf(Sql sql, long share) => sql.Number("SELECT 1 FROM doomed WHERE share = @share LIMIT 1", ("@share", share)) is not null;

    public static void Gone(Sql sql, IEnumerable<string> names, long minute)
    {
        var shares = new HashSet<long>();
        foreach (string name in names)
        {
            if (sql.Number("DELETE FROM doomed WHERE name = @name RETURNING share", ("@name", name)) is { } share)
            {
                shares.Add(share);
            }
        }

        foreach (long share in shares)
        {
            NoteDestroyed(sql, share, minute);
        }
    }

    /// <summary>If an ended share's last byte is gone, notes when.</summary>
    public static void NoteDestroyed(Sql sql, long share, long minute) => sql.Execute(
        """
        UPDATE shares SET destroyed = @minute
        WHERE id = @share AND state = 'ended' AND destroyed IS NULL AND NOT EXISTS (SELECT 1 FROM doomed WHERE share = @share)
        """,
        ("@minute", minute),
        ("@share", share));
}
