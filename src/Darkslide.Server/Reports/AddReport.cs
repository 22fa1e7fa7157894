using System.Buffers.Text;
using System.Text;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Openings;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.Reports;

/// <summary>Keeps what a viewer reports, sealed. Saying the same again replaces it; of one share only so many are kept.</summary>
internal sealed class AddReport(IDatabase database, DeadlineClock clock, InstanceKey key)
{
    private static readonly byte[] NotePlace = Encoding.ASCII.GetBytes("darkslide report note");
    private static readonly byte[] SecretPlace = Encoding.ASCII.GetBytes("darkslide report secret");

    public Task<Result<Done>> Run(byte[] ticketHash, ReportRequest request)
    {
        byte[]? note = string.IsNullOrWhiteSpace(request.Note) ? null : key.Texts.Seal(request.Note.Trim(), NotePlace);
        byte[]? secret = request.Secret is { } bytes ? key.Texts.Seal(Base64Url.EncodeToString(bytes), SecretPlace) : null;
        return database.Decide(decision => Decide(decision.Sql, ticketHash, request.Kind, note, secret));
    }

    public static string? NoteOf(InstanceKey key, Report report) => report.Note is { } box ? key.Texts.Unseal(box, NotePlace) : null;

    public static byte[]? SecretOf(InstanceKey key, Report report) => report.Secret is { } box ? Base64Url.DecodeFromChars(key.Texts.Unseal(box, SecretPlace)) : null;

    private Result<Done> Decide(Sql sql, byte[] ticketHash, string kind, byte[]? note, byte[]? secret)
    {
        DateTimeOffset now = clock.Now;
        Result<HeldOpening> found = Tickets.Find(sql, ticketHash, now.Milliseconds());
        if (found.Value is not { Link: { } link })
        {
            return found.Refusal!;
        }

        long minute = now.Minutes();
        sql.Execute(
            "DELETE FROM reports WHERE share = @share AND link = @link AND kind = @kind AND minute = @minute",
            ("@share", link.Share),
            ("@link", link.Number),
            ("@kind", kind),
            ("@minute", minute));
        bool isEnough = sql.Number("SELECT COUNT(*) FROM reports WHERE share = @share", ("@share", link.Share)) >= Report.Most;
        if (!isEnough)
        {
            sql.Execute(
                "INSERT INTO reports (share, link, kind, minute, note, secret) VALUES (@share, @link, @kind, @minute, @note, @secret)",
                ("@share", link.Share),
                ("@link", link.Number),
                ("@kind", kind),
                ("@minute", minute),
                ("@note", note),
                ("@secret", secret));
        }

        return default(Done);
    }
}
