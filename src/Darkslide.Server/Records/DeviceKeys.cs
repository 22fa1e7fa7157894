using Darkslide.Protocol;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>Public keys of devices that opened a link, in rows that are overwritten in place.</summary>
internal static class DeviceKeys
{
    private const string OfLink = "UPDATE device_keys SET bucket = @free, public_key = @key WHERE slot IN (SELECT slot FROM devices WHERE link = @id)";
    private const string OfDevice = "UPDATE device_keys SET bucket = @free, public_key = @key WHERE slot = (SELECT slot FROM devices WHERE id = @id)";

    public static long Add(Sql sql, byte[] key)
        => sql.Number(
            """
            UPDATE device_keys SET bucket = @bucket, public_key = @key
            WHERE slot = (SELECT slot FROM device_keys WHERE bucket = @free LIMIT 1) RETURNING slot
            """,
            ("@bucket", BucketOf(key)),
            ("@key", key),
            ("@free", Bucket.Free))
        ?? sql.Number(
            "INSERT INTO device_keys (bucket, public_key) VALUES (@bucket, @key) RETURNING slot",
            ("@bucket", BucketOf(key)),
            ("@key", key))!.Value;

    public static void EraseOfLink(Sql sql, long link) => Erase(sql, OfLink, link);

    public static void EraseOfDevice(Sql sql, long device) => Erase(sql, OfDevice, device);

    // The first byte of a point says how it is written, which is the same for all.
    private static int BucketOf(byte[] key) => Bucket.Of(key.AsSpan(1));

    private static void Erase(Sql sql, string which, long id)
        => sql.Execute(which, ("@free", Bucket.Free), ("@key", new byte[DeviceSigning.KeyBytes]), ("@id", id));
}
