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

    /// <summary>What is due by one channel: of each share only its oldest few, each share's first before anybody's second. No share can be in all others' way.</summary>
    public static List<Notice> DueAt(Sql sql, string channel, long now) => sql.All(
        """
        SELECT id, share, link, channel, message, minute, tries, due FROM (
          SELECT id, share, link, channel, message, minute, tries, due, ROW_NUMBER() OVER (PARTITION BY share ORDER BY due, id) AS place
          FROM notices WHERE due <= @now AND channel = @channel) AS waiting
        WHERE place <= 4 ORDER BY place, due, id LIMIT 20
        """,
        Read,
        ("@now", now),
        ("@channel", channel));

    public static List<Notice> DueOf(Sql sql, long share, string channel, long now) => sql.All(
        Select + "WHERE share = @share AND channel = @channel AND due <= @now ORDER BY id", Read, ("@share", share), ("@channel", channel), ("@now", now));

    public static long? NextDue(Sql sql, string channel) => sql.Number("SELECT MIN(due) FROM notices WHERE channel = @channel", ("@channel", channel));

    /// <summary>Whether no try is left but the one that was claimed with this row's <see cref="Tries"/>.</summary>
    public bool IsLastTry => Tries >= Waits.Length;

    /// <summary>Whether even the last try was claimed: how it went was never written down.</summary>
    public bool IsUsedUp => Tries > Waits.Length;

    /// <summary>Counts a try before it is made: whatever becomes of it, the next one is not before its wait. False where somebody else had it, or it is gone.</summary>
    public static bool Claim(Sql sql, Notice notice, long now) => sql.Execute(
        "UPDATE notices SET tries = tries + 1, due = @due WHERE id = @id AND tries = @tries AND due <= @now",
        ("@due", now + Waits[Math.Min(notice.Tries, Waits.Length - 1)]),
        ("@id", notice.Id),
        ("@tries", notice.Tries),
        ("@now", now)) == 1;

    /// <summary>They were told, or will not be. False where it was gone already.</summary>
    public static bool Delete(Sql sql, Notice notice)
    {
        bool isGone = sql.Execute("DELETE FROM notices WHERE id = @id", ("@id", notice.Id)) == 1;
        NoticeTarget.DeleteIfDone(sql, notice.Share);
        return isGone;
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
