using Darkslide.Server.Database;
using Darkslide.Server.Start;

namespace Darkslide.Server.Records;

/// <summary>Locators, access hashes and sealed key halves.</summary>
internal static class LinkKeys
{
    private static readonly OverwrittenRows Rows = new("link_keys", ("locator", 16), ("access_hash", 32), ("key_half", InstanceKey.SealedBytes));

    public sealed record Row(long Slot, byte[] Locator, byte[] AccessHash, byte[] KeyHalf);

    public static Row? Find(Sql sql, byte[] locator) => sql.One(
        "SELECT slot, locator, access_hash, key_half FROM link_keys WHERE bucket = @bucket AND locator = @locator",
        Read,
        ("@bucket", Bucket.Of(locator)),
        ("@locator", locator));

    public static Row At(Sql sql, long slot)
        => sql.One("SELECT slot, locator, access_hash, key_half FROM link_keys WHERE slot = @slot", Read, ("@slot", slot))!;

    public static long Add(Sql sql, byte[] locator, byte[] accessHash, byte[] sealedHalf)
        => Rows.Add(sql, Bucket.Of(locator), locator, accessHash, sealedHalf);

    public static void Erase(Sql sql, long slot) => Rows.Erase(sql, "(@id)", slot);

    private static Row Read(System.Data.Common.DbDataReader row) => new(row.GetInt64(0), row.Bytes(1)!, row.Bytes(2)!, row.Bytes(3)!);
}
