using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>Hashes of tickets. A ticket comes from locator and opening id, so this finds an opening by either.</summary>
internal static class OpeningKeys
{
    private static readonly OverwrittenRows Rows = new("opening_keys", ("ticket_hash", 32));

    public static long Add(Sql sql, byte[] ticketHash) => Rows.Add(sql, Bucket.Of(ticketHash), ticketHash);

    public static void EraseOfLink(Sql sql, long link) => Rows.Erase(sql, "(SELECT slot FROM openings WHERE link = @id)", link);

    public static void EraseOfOpening(Sql sql, long opening) => Rows.Erase(sql, "(SELECT slot FROM openings WHERE id = @id)", opening);
}
