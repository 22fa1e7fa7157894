using Darkslide.Server.Database;
using Darkslide.Server.Start;

namespace Darkslide.Server.Records;

/// <summary>Locators, access hashes and sealed key halves.</summary>
internal static class LinkKeys
{
    public sealed record Row(long Slot, byte[] Locator, byte[] AccessHash, byte[] KeyHalf);

    public static Row? Find(Sql sql, byte[] locator) => sql.One(
        "SELECT slot, locator, access_hash, key_half FROM link_keys WHERE bucket = @bucket AND locator = @locator",
        Read,
        ("@bucket", Bucket.Of(locator)),
        ("@locator", locator));

    public static Row At(Sql sql, long slot)
        => sql.One("SELECT slot, locator, access_hash, key_half FROM link_keys WHERE slot = @slot", Read, ("@slot", slot))!;

    public static long Add(Sql sql, byte[] locator, byte[] accessHash, byte[] sealedHalf)
        => sql.Number(
            """
            UPDATE link_keys SET bucket = @bucket, locator = @locator, access_hash = @access, key_half = @half
            WHERE slot = (SELECT slot FROM link_keys WHERE bucket = @free LIMIT 1) RETURNING slot
            """,
            ("@bucket", Bucket.Of(locator)),
            ("@locator", locator),
            ("@access", accessHash),
            ("@half", sealedHalf),
            ("@free", Bucket.Free))
        ?? sql.Number(
            "INSERT INTO link_keys (bucket, locator, access_hash, key_half) VALUES (@bucket, @locator, @access, @half) RETURNING slot",
            ("@bucket", Bucket.Of(locator)),
            ("@locator", locator),
            ("@access", accessHash),
            ("@half", sealedHalf))!.Value;

    public static void Erase(Sql sql, long slot) => sql.Execute(
        "UPDATE link_keys SET bucket = @free, locator = @locator, access_hash = @access, key_half = @half WHERE slot = @slot",
        ("@free", Bucket.Free),
        ("@locator", new byte[16]),
        ("@access", new byte[32]),
        ("@half", new byte[InstanceKey.SealedBytes]),
        ("@slot", slot));

    private static Row Read(System.Data.Common.DbDataReader row) => new(row.GetInt64(0), row.Bytes(1)!, row.Bytes(2)!, row.Bytes(3)!);
}
