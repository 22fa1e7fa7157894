using Darkslide.Protocol;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>Public keys of devices that opened a link, in rows that are overwritten in place.</summary>
internal static class DeviceKeys
{
    private static readonly OverwrittenRows Rows = new("device_keys", ("public_key", DeviceSigning.KeyBytes));

    // The first byte of a point says how it is written, which is the same for all.
    public static long Add(Sql sql, byte[] key) => Rows.Add(sql, Bucket.Of(key.AsSpan(1)), key);

    public static void EraseOfLink(Sql sql, long link) => Rows.Erase(sql, "(SELECT slot FROM devices WHERE link = @id)", link);

    public static void EraseOfDevice(Sql sql, long device) => Rows.Erase(sql, "(SELECT slot FROM devices WHERE id = @id)", device);
}
