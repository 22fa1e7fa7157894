using System.Data.Common;
using Darkslide.Protocol;
using Darkslide.Server.Clock;
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
    public const string WrongCode = "wrong-code";
    public const string OtherDevice = "other-device";
    public const string DeviceFreed = "device-freed";
    public const string DeviceAllowed = "device-allowed";
    public const string PasskeyRegistered = "passkey-registered";
    public const string OtherPasskey = "other-passkey";
    public const string PasskeyForgotten = "passkey-forgotten";
    public const string NoticeFailed = "notice-failed";
    public const string Ended = "ended";
    public const string TakenDown = "taken-down";

    public const int Kept = 1_000;
    private const int TrimEvery = 64;

    /// <summary>What may happen a thousand times must not push out everything else.</summary>
    public static void NoteOnceAMinute(Decision decision, long share, int link, string kind, long minute)
    {
        bool isNoted = decision.Sql.Number(
            "SELECT 1 FROM events WHERE share = @share AND link = @link AND kind = @kind AND minute = @minute LIMIT 1",
            ("@share", share),
            ("@link", link),
            ("@kind", kind),
            ("@minute", minute)) is not null;
        if (!isNoted)
        {
            Note(decision, share, link, kind, minute);
        }
    }

    public static void Note(Decision decision, long share, int? link, string kind, long minute)
    {
        Sql sql = decision.Sql;
        decision.Happened(share);
        (long place, byte[] head) = End(sql, share);
        long id = sql.Number(
            "INSERT INTO events (share, link, kind, minute, place, head) VALUES (@share, @link, @kind, @minute, @place, @head) RETURNING id",
            ("@share", share),
            ("@link", link),
            ("@kind", kind),
            ("@minute", minute),
            ("@place", place),
            ("@head", head))!.Value;
        if (id % TrimEvery == 0)
        {
            sql.Execute(
                "DELETE FROM events WHERE share = @share AND id <= (SELECT id FROM events WHERE share = @share ORDER BY id DESC LIMIT 1 OFFSET @kept)",
                ("@share", share),
                ("@kept", Kept));
        }
    }

    /// <summary>The newest thousand from the place <paramref name="from"/> on, oldest first.</summary>
    public static List<ChainedEvent> Newest(Sql sql, long share, long from = 0)
    {
        List<ChainedEvent> events = sql.All(
            "SELECT link, kind, minute, place, head FROM events WHERE share = @share AND place >= @from ORDER BY id DESC LIMIT @kept",
            ChainedEvent.Read,
            ("@share", share),
            ("@from", from),
            ("@kept", Kept));
        events.Reverse();
        return events;
    }

    /// <summary>How many there were, and the head after the last one. (An event's row has the head before it, so that the oldest one that is kept tells where the chain goes on from.)</summary>
    public static (long Place, byte[] Head) End(Sql sql, long share)
    {
        ChainedEvent? last = sql.One(
            "SELECT link, kind, minute, place, head FROM events WHERE share = @share ORDER BY id DESC LIMIT 1", ChainedEvent.Read, ("@share", share));
        return last is null ? (0, EventChain.Start) : (last.Place + 1, EventChain.Next(last.Head, last.Link, Moments.Minute(last.Time), last.Kind));
    }
}

/// <summary>An event with its place among all of its share's, and the head of the chain before it.</summary>
internal sealed record ChainedEvent(int? Link, string Kind, long Time, long Place, byte[] Head)
{
    public static ChainedEvent Read(DbDataReader row) => new(row.Int(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.Bytes(4)!);
}
