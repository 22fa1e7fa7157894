using System.Data.Common;
using Darkslide.Protocol;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>A row of <c>links</c>. <see cref="Expires"/> is null until the share is published.</summary>
internal sealed record Link(
    long Id,
    long Share,
    int Number,
    long? Slot,
    string State,
    string? Reason,
    string Tier,
    int Lifetime,
    long? Expires,
    long? NotBefore,
    int? ShowFor,
    int? ViewLimit,
    int Views,
    bool UntilDownloaded,
    int? PasswordMemory,
    int? PasswordPasses,
    int Wrong,
    byte[] Blobs,
    int Revision,
    bool UntilEachDownloaded,
    byte[] DeliveredBits,
    int Deliveries,
    int? Devices,
    bool AsksCode,
    int WrongCodes,
    long? EndedAt,
    bool AsksPasskey)
{
    public const string Live = "live";
    public const string Ended = "ended";

    private const string Select =
        """
        SELECT id, share, number, slot, state, reason, tier, lifetime, expires, not_before, show_for, view_limit, views, until_downloaded,
            password_memory, password_passes, wrong, blobs, revision, until_each, delivered, deliveries, devices, code, wrong_codes, ended, passkey
        FROM links
        """;

    public bool IsLocked => Wrong >= Limits.WrongPasswords || WrongCodes >= Limits.WrongCodes;

    public int TriesLeft => Math.Max(0, Limits.WrongPasswords - Wrong);

    /// <summary>Whether openings are limited, in number or in time, or each wants a code or a passkey: then what is over stays over.</summary>
    public bool IsMetered => ViewLimit is not null || ShowFor is not null || AsksCode || AsksPasskey;

    public bool HasViewsLeft => ViewLimit is not { } limit || Views < limit;

    public BlobList BlobList => new(Blobs);

    /// <summary>What was downloaded and has ended for this link, by place in its list.</summary>
    public DeliveredBlobs Delivered => new(DeliveredBits);

    /// <summary>Whether it can be looked at as far as publishing and time go.</summary>
    public bool LivesAt(long now) => State == Live && Expires > now;

    /// <summary>Whether it can be opened yet. A clock that has leapt ahead opens nothing early: ask with the certain time.</summary>
    public bool HasStartedAt(long certain) => NotBefore is not { } start || start <= certain;

    /// <summary>Numbers within the share of what can still be fetched through it.</summary>
    public IEnumerable<int> Reachable()
    {
        DeliveredBlobs delivered = Delivered;
        BlobList list = BlobList;
        return Enumerable.Range(0, list.Count).Where(place => !delivered.Has(place)).Select(place => list[place]);
    }

    public static Link? AtSlot(Sql sql, long slot) => sql.One(Select + " WHERE slot = @slot", Read, ("@slot", slot));

    public static Link? Find(Sql sql, long id) => sql.One(Select + " WHERE id = @id", Read, ("@id", id));

    public static Link? Find(Sql sql, long share, int number)
        => sql.One(Select + " WHERE share = @share AND number = @number", Read, ("@share", share), ("@number", number));

    public static List<Link> AllOf(Sql sql, long share) => sql.All(Select + " WHERE share = @share ORDER BY number", Read, ("@share", share));

    private static Link Read(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetInt64(1),
        row.GetInt32(2),
        row.Long(3),
        row.GetString(4),
        row.Text(5),
        row.GetString(6),
        row.GetInt32(7),
        row.Long(8),
        row.Long(9),
        row.Int(10),
        row.Int(11),
        row.GetInt32(12),
        row.GetInt32(13) != 0,
        row.Int(14),
        row.Int(15),
        row.GetInt32(16),
        row.Bytes(17)!,
        row.GetInt32(18),
        row.GetInt32(19) != 0,
        row.Bytes(20)!,
        row.GetInt32(21),
        row.Int(22),
        row.GetInt32(23) != 0,
        row.GetInt32(24),
        row.Long(25),
        row.GetInt32(26) != 0);
}
