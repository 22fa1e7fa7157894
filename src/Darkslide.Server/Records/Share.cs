using System.Data.Common;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>A row of <c>shares</c>. States are the wire's words.</summary>
internal sealed record Share(long Id, long Slot, string State, long Created, long Bytes, string? Vault, long VaultBytes, long VaultVersion, long? Pass)
{
    public const string Draft = "draft";
    public const string Live = "live";
    public const string Ended = "ended";

    private const string Select = "SELECT id, slot, state, created, bytes, vault, vault_bytes, vault_version, pass FROM shares ";

    public static Share? AtSlot(Sql sql, long slot) => sql.One(Select + "WHERE slot = @slot", Read, ("@slot", slot));

    public static Share? Find(Sql sql, long id) => sql.One(Select + "WHERE id = @id", Read, ("@id", id));

    public static long Add(Sql sql, long slot, long minute, long? pass) => sql.Number(
        """
        INSERT INTO shares (slot, state, created, touched, bytes, vault_bytes, vault_version, pass, charged, charged_day, charged_today, gone_blobs, gone_bytes)
        VALUES (@slot, 'draft', @minute, @minute, 0, 0, 0, @pass, 0, 0, 0, 0, 0) RETURNING id
        """,
        ("@slot", slot),
        ("@minute", minute),
        ("@pass", pass))!.Value;

    /// <summary>Notes that the owner is at work: a draft that nobody touches for a day is forgotten.</summary>
    public static void Touch(Sql sql, long id, long minute)
        => sql.Execute("UPDATE shares SET touched = @minute WHERE id = @id AND touched < @minute", ("@minute", minute), ("@id", id));

    public static void AddBytes(Sql sql, long id, long bytes)
        => sql.Execute("UPDATE shares SET bytes = bytes + @bytes WHERE id = @id", ("@bytes", bytes), ("@id", id));

    private static Share Read(DbDataReader row)
        => new(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.Text(5), row.GetInt64(6), row.GetInt64(7), row.Long(8));
}
