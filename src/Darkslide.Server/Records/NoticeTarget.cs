using System.Data.Common;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>A row of <c>notify</c>: where the owner of a share is told of first openings, sealed under the instance key, and how many mails were made so far.</summary>
internal sealed record NoticeTarget(byte[]? Hook, byte[]? Email, int Mails)
{
    public static NoticeTarget? Of(Sql sql, long share)
        => sql.One("SELECT hook, email, mails FROM notify WHERE share = @share AND (hook IS NOT NULL OR email IS NOT NULL)", Read, ("@share", share));

    public static void Set(Sql sql, long share, byte[]? hook, byte[]? email) => sql.Execute(
        """
        INSERT INTO notify (share, hook, email, mails) VALUES (@share, @hook, @email, 0)
        ON CONFLICT (share) DO UPDATE SET hook = @hook, email = @email
        """,
        ("@share", share),
        ("@hook", hook),
        ("@email", email));

    public static void CountMail(Sql sql, long share) => sql.Execute("UPDATE notify SET mails = mails + 1 WHERE share = @share", ("@share", share));

    public static void Delete(Sql sql, long share) => sql.Execute("DELETE FROM notify WHERE share = @share", ("@share", share));

    /// <summary>An ended share's goes once nobody is to be told any more.</summary>
    public static void DeleteIfDone(Sql sql, long share) => sql.Execute(
        """
        DELETE FROM notify WHERE share = @share AND NOT EXISTS (SELECT 1 FROM notices WHERE share = @share)
          AND NOT EXISTS (SELECT 1 FROM shares WHERE id = @share AND state != 'ended')
        """,
        ("@share", share));

    private static NoticeTarget Read(DbDataReader row) => new(row.Bytes(0), row.Bytes(1), row.GetInt32(2));
}
