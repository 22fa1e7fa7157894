using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>Share ids and owners' hashes.</summary>
internal static class ShareKeys
{
    private static readonly OverwrittenRows Rows = new("share_keys", ("share_id", 16), ("owner_hash", 32));

    public sealed record Row(long Slot, byte[] OwnerHash);

    public static Row? Find(Sql sql, byte[] shareId) => sql.One(
        "SELECT slot, owner_hash FROM share_keys WHERE bucket = @bucket AND share_id = @id",
        row => new Row(row.GetInt64(0), row.Bytes(1)!),
        ("@bucket", Bucket.Of(shareId)),
        ("@id", shareId));

    /// <summary>The share id at a slot.</summary>
    public static byte[] At(Sql sql, long slot) => sql.One("SELECT share_id FROM share_keys WHERE slot = @slot", row => row.Bytes(0)!, ("@slot", slot))!;

    public static long Add(Sql sql, byte[] shareId, byte[] ownerHash) => Rows.Add(sql, Bucket.Of(shareId), shareId, ownerHash);

    public static void Erase(Sql sql, long slot) => Rows.Erase(sql, "(@id)", slot);
}
