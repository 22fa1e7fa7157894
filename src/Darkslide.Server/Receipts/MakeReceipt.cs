using System.Text;
using System.Text.Json;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.Receipts;

/// <summary>Says, signed, what of an ended share was destroyed and when. Only once it really is: key halves overwritten, journals emptied, the last byte of the last blob gone.</summary>
internal sealed class MakeReceipt(IDatabase database, DeadlineClock clock, ReceiptKey key)
{
    public async Task<Result<ReceiptAnswer>> Run(long shareId)
    {
        DateTimeOffset now = clock.Now;
        Result<Receipt> made = database.Read(sql => Share.Find(sql, shareId) is { } share ? Make(sql, share, now) : ProblemCodes.NotOwner);
        if (made.Value is not { } receipt)
        {
            return made.Refusal!;
        }

        // Asked behind the look at the share: had it ended between the two, its key halves could still stand in the journal.
        return await database.Cleansed() ? Signed(receipt) : ProblemCodes.NotDestroyed;
    }

    private static Result<Receipt> Make(Sql sql, Share share, DateTimeOffset now)
    {
        List<Link> links = Link.AllOf(sql, share.Id);
        if (share.State != Share.Ended)
        {
            return ProblemCodes.ShareNotEnded;
        }

        // What is said is looked at once more, not only what was noted.
        Remains? remains = Remains.Of(sql, share.Id);
        if (remains is null || Doomed.AnyOf(sql, share.Id) || links.Exists(link => link.Slot is not null) || Blob.AllOf(sql, share.Id).Count > 0)
        {
            return ProblemCodes.NotDestroyed;
        }

        (long count, byte[] head) = Events.End(sql, share.Id);
        return new Receipt
        {
            Version = Receipt.Current,
            Share = ReceiptSigning.ShareHash(ShareKeys.At(sql, share.Slot)),
            Created = Moments.Time(share.Created),
            Ended = Moments.Time(remains.Ended),
            Destroyed = Moments.Time(remains.Destroyed),
            Links = [.. links.Select(link => new ReceiptLink { Number = link.Number, Reason = link.Reason!, Ended = Moments.Time(link.EndedAt!.Value) })],
            KeyHalves = links.Count,
            Blobs = new ReceiptBlobs { Count = remains.Blobs, Bytes = remains.Bytes },
            Events = new EventsHead { Count = count, Head = head },
            Made = now,
        };
    }

    private ReceiptAnswer Signed(Receipt receipt)
    {
        string text = JsonSerializer.Serialize(receipt, ProtocolJson.Default.Receipt);
        return new ReceiptAnswer { Receipt = text, Signature = key.Sign(ReceiptSigning.Text(Encoding.UTF8.GetBytes(text))), Key = key.PublicKey };
    }

    private sealed record Remains(long Ended, long Destroyed, int Blobs, long Bytes)
    {
        /// <summary>Null until the last byte is gone.</summary>
        public static Remains? Of(Sql sql, long share) => sql.One(
            "SELECT ended, destroyed, gone_blobs, gone_bytes FROM shares WHERE id = @share AND destroyed IS NOT NULL",
            row => new Remains(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetInt64(3)),
            ("@share", share));
    }
}
