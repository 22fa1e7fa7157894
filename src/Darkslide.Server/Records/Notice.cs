using System.Data.Common;
using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>A row of <c>notices</c>: somebody is to be told that a link was opened for the first time. It stays until they were, or it was tried often enough.</summary>
internal sealed record Notice(long Id, long Share, int Link, string Channel, byte[] Message, long Minute, int Tries, long Due)
{
    public const string Hook = "hook";
    public const string Email = "email";

    /// <summary>How long after each try that failed the next one comes; after the last it is given up.</summary>
    private static readonly long[] Waits = [10_000, 60_000, 300_000, 1_800_000, 7_200_000, 28_800_000];

    private const string Select = "SELECT id, share, link, channel, message, minute, tries, due FROM notices ";

    /// <summary>In the decision that grants: of all openings of a link exactly the first makes notices. Whether any were made.</summary>
    public static bool OfOpening(Sql sql, Link link, long minute, long now)
    {
        bool isFirst = sql.Execute("UPDATE links SET noticed = 1 WHERE id = @link AND noticed = 0", ("@link", link.Id)) == 1;
        if (!isFirst || NoticeTarget.Of(sql, link.Share) is not { } target)
        {
            return false;
        }

        if (target.Hook is not null)
        {
            Add(sql, link, Hook, minute, now);
        }

        if (target.Email is not null && target.Mails < Limits.NoticeMails)
        {
            NoticeTarget.CountMail(sql, link.Share);
            Add(sql, link, Email, minute, now);
        }

        return true;
    }

    public static List<Notice> DueAt(Sql sql, long now) => sql.All(Select + "WHERE due <= @now ORDER BY due LIMIT 100", Read, ("@now", now));

    public static long? NextDue(Sql sql) => sql.Number("SELECT MIN(due) FROM notices");

    /// <summary>They were told, or will not be.</summary>
    public static void Delete(Sql sql, Notice notice)
    {
        sql.Execute("DELETE FROM notices WHERE id = @id", ("@id", notice.Id));
        NoticeTarget.DeleteIfDone(sql, notice.Share);
    }

    /// <summary>A try failed. False when it was the last.</summary>
    public static bool Postpone(Sql sql, Notice notice, long now)
    {
        if (notice.Tries >= Waits.Length)
        {
            return false;
        }

        sql.Execute("UPDATE notices SET tries = tries + 1, due = @due WHERE id = @id", ("@due", now + Waits[notice.Tries]), ("@id", notice.Id));
        return true;
    }

    public static void DeleteOf(Sql sql, long share) => sql.Execute("DELETE FROM notices WHERE share = @share", ("@share", share));

    private static void Add(Sql sql, Link link, string channel, long minute, long now) => sql.Execute(
        "INSERT INTO notices (share, link, channel, message, minute, tries, due) VALUES (@share, @link, @channel, @message, @minute, 0, @now)",
        ("@share", link.Share),
        ("@link", link.Number),
        ("@channel", channel),
        ("@message", RandomNumberGenerator.GetBytes(Limits.IdBytes)),
        ("@minute", minute),
        ("@now", now));

    private static Notice Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.Bytes(4)!, row.GetInt64(5), row.GetInt32(6), row.GetInt64(7));
}
