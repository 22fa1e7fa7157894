using Darkslide.Server.Database;
using Darkslide.Server.Records;

namespace Darkslide.Server.Ending;

/// <summary>Takes blobs out of a share, their bytes to be deleted.</summary>
internal static class DoomBlobs
{
    /// <summary>What the ended links listed and no living one reaches. Blobs that no link lists yet are left for links to come.</summary>
    public static void Unlisted(Sql sql, long share, IEnumerable<Link> ended, IEnumerable<Link> living)
        => Unlisted(sql, share, ended.SelectMany(link => link.BlobList.Numbers()), living);

    /// <summary>Those of <paramref name="numbers"/> that no living link reaches.</summary>
    public static void Unlisted(Sql sql, long share, IEnumerable<int> numbers, IEnumerable<Link> living)
    {
        HashSet<int> over = [.. numbers];
        foreach (Link link in living)
        {
            over.ExceptWith(link.Reachable());
        }

        foreach (Blob blob in Blob.AllOf(sql, share).Where(blob => over.Contains(blob.Number)))
        {
            Doomed.Add(sql, blob.Name, share);
            Count(sql, share, 1, blob.Size);
            sql.Execute("DELETE FROM blobs WHERE share = @share AND number = @number", ("@share", share), ("@number", blob.Number));
            Share.AddBytes(sql, share, -blob.Size);
        }
    }

    /// <summary>All blobs and unfinished uploads.</summary>
    public static void AllOf(Sql sql, long share)
    {
        foreach ((long size, long day) in sql.All(
            "SELECT size, charged_day FROM uploads WHERE share = @share AND charged_day IS NOT NULL", row => (row.GetInt64(0), row.GetInt64(1)), ("@share", share)))
        {
            PassCharges.GiveBack(sql, share, size, day);
        }

        List<Blob> blobs = Blob.AllOf(sql, share);
        Count(sql, share, blobs.Count, blobs.Sum(blob => blob.Size));
        sql.Execute("INSERT INTO doomed (name, share) SELECT name, share FROM blobs WHERE share = @share", ("@share", share));
        sql.Execute("INSERT INTO doomed (name, share) SELECT name, share FROM uploads WHERE share = @share", ("@share", share));
        sql.Execute("DELETE FROM blobs WHERE share = @share", ("@share", share));
        sql.Execute("DELETE FROM uploads WHERE share = @share", ("@share", share));
        // Picks stay for the owner until the share is forgotten.
        sql.Execute(
            "UPDATE shares SET bytes = (SELECT COALESCE(SUM(p.bytes), 0) FROM picks p JOIN links l ON l.id = p.link WHERE l.share = @share) WHERE id = @share",
            ("@share", share));
    }

    // For the receipt: what was destroyed over the share's whole life.
    private static void Count(Sql sql, long share, int blobs, long bytes) => sql.Execute(
        "UPDATE shares SET gone_blobs = gone_blobs + @blobs, gone_bytes = gone_bytes + @bytes WHERE id = @share",
        ("@blobs", blobs),
        ("@bytes", bytes),
        ("@share", share));

    /// <summary>What the share's links picked.</summary>
    public static void PicksOf(Sql sql, long share)
    {
        sql.Execute(
            "INSERT INTO doomed (name) SELECT p.name FROM picks p JOIN links l ON l.id = p.link WHERE l.share = @share AND p.name IS NOT NULL",
            ("@share", share));
        sql.Execute("DELETE FROM picks WHERE link IN (SELECT id FROM links WHERE share = @share)", ("@share", share));
    }
}
