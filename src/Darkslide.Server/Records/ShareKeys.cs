using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>Share ids and owners' hashes.</summary>
internal static class ShareKeys
{
    public sealed record Row(long Slot, byte[] OwnerHash);

    public static Row? Find(Sql sql, byte[] shareId) => sql.One(
        "SELECT slot, owner_hash FROM share_keys WHERE bucket = @bucket AND share_id = @id",
        row => new Row(row.GetInt64(0), row.Bytes(1)!),
        ("@bucket", Bucket.Of(shareId)),
        ("@id", shareId));

    public static long Add(Sql sql, byte[] shareId, byte[] ownerHash)
        => sql.Number(
            """
            UPDATE share_keys SET bucket = @bucket, share_id = @id, owner_hash = @owner
            WHERE slot = (SELECT slot FROM share_keys WHERE bucket = @free LIMIT 1) RETURNING slot
            """,
            ("@bucket", Bucket.Of(shareId)),
            ("@id", shareId),
            ("@owner", ownerHash),
            ("@free", Bucket.Free))
        ?? sql.Number(
            "INSERT INTO share_keys (bucket, share_id, owner_hash) VALUES (@bucket, @id, @owner) RETURNING slot",
            ("@bucket", Bucket.Of(shareId)),
            ("@id", shareId),
            ("@owner", ownerHash))!.Value;

    public static void Erase(Sql sql, long slot) => sql.Execute(
        "UPDATE share_keys SET bucket = @free, share_id = @id, owner_hash = @owner WHERE slot = @slot",
        ("@free", Bucket.Free),
        ("@id", new byte[16]),
        ("@owner", new byte[32]),
        ("@slot", slot));
}
