using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>Hashes of tickets. A ticket comes from locator and opening id, so this finds an opening by either.</summary>
internal static class OpeningKeys
{
    /// <summary>All of one link.</summary>
    public const string OfLink =
        "UPDATE opening_keys SET bucket = @free, ticket_hash = @ticket WHERE slot IN (SELECT slot FROM openings WHERE link = @id)";

    /// <summary>That of one opening.</summary>
    public const string OfOpening =
        "UPDATE opening_keys SET bucket = @free, ticket_hash = @ticket WHERE slot = (SELECT slot FROM openings WHERE id = @id)";

    public static long Add(Sql sql, byte[] ticketHash)
        => sql.Number(
            """
            UPDATE opening_keys SET bucket = @bucket, ticket_hash = @ticket
            WHERE slot = (SELECT slot FROM opening_keys WHERE bucket = @free LIMIT 1) RETURNING slot
            """,
            ("@bucket", Bucket.Of(ticketHash)),
            ("@ticket", ticketHash),
            ("@free", Bucket.Free))
        ?? sql.Number(
            "INSERT INTO opening_keys (bucket, ticket_hash) VALUES (@bucket, @ticket) RETURNING slot",
            ("@bucket", Bucket.Of(ticketHash)),
            ("@ticket", ticketHash))!.Value;

    /// <summary>Overwrites those that <paramref name="which"/> names, one of the texts above.</summary>
    public static void Erase(Sql sql, string which, long id)
        => sql.Execute(which, ("@free", Bucket.Free), ("@ticket", new byte[32]), ("@id", id));
}
