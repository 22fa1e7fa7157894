using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>What happened to a share, to the minute, the newest thousand.</summary>
internal static class Events
{
    public const string Published = "published";
    public const string Added = "added";
    public const string Opened = "opened";
    public const string Returned = "returned";
    public const string Finished = "finished";
    public const string WrongPassword = "wrong-password";
    public const string Locked = "locked";
    public const string Unlocked = "unlocked";
    public const string Changed = "changed";
    public const string Relisted = "relisted";
    public const string Approved = "approved";
    public const string Delivered = "delivered";
    public const string OtherDevice = "other-device";
    public const string DeviceFreed = "device-freed";
    public const string DeviceAllowed = "device-allowed";
    public const string Ended = "ended";
    public const string TakenDown = "taken-down";

    public const int Kept = 1_000;
    private const int TrimEvery = 64;

    /// <summary>What may happen a thousand times must not push out everything else.</summary>
    public static void NoteOnceAMinute(Sql sql, long share, int link, string kind, long minute)
    {
        bool isNoted = sql.Number(
            "SELECT 1 FROM events WHERE share = @share AND link = @link AND kind = @kind AND minute = @minute LIMIT 1",
            ("@share", share),
            ("@link", link),
            ("@kind", kind),
            ("@minute", minute)) is not null;
        if (!isNoted)
        {
            Note(sql, share, link, kind, minute);
        }
    }

    public static void Note(Sql sql, long share, int? link, string kind, long minute)
    {
        long id = sql.Number(
            "INSERT INTO events (share, link, kind, minute) VALUES (@share, @link, @kind, @minute) RETURNING id",
            ("@share", share),
            ("@link", link),
            ("@kind", kind),
            ("@minute", minute))!.Value;
        if (id % TrimEvery == 0)
        {
            sql.Execute(
                "DELETE FROM events WHERE share = @share AND id <= (SELECT id FROM events WHERE share = @share ORDER BY id DESC LIMIT 1 OFFSET @kept)",
                ("@share", share),
                ("@kept", Kept));
        }
    }
}
