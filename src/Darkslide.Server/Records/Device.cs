using System.Data.Common;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>A row of <c>devices</c>: a device that opened a link which is bound to devices. It goes with the link, or when its owner frees it.</summary>
internal sealed record Device(long Id, long Link, int Number, long Seen)
{
    private const string Select = "SELECT d.id, d.link, d.number, d.seen FROM devices d ";

    public static Device? Find(Sql sql, long link, byte[] key) => sql.One(
        Select + "JOIN device_keys k ON k.slot = d.slot WHERE d.link = @link AND k.public_key = @key", Read, ("@link", link), ("@key", key));

    public static Device? Find(Sql sql, long link, int number)
        => sql.One(Select + "WHERE d.link = @link AND d.number = @number", Read, ("@link", link), ("@number", number));

    public static long CountOf(Sql sql, long link) => sql.Number("SELECT COUNT(*) FROM devices WHERE link = @link", ("@link", link))!.Value;

    public static List<Device> OfShare(Sql sql, long share)
        => sql.All(Select + "JOIN links l ON l.id = d.link WHERE l.share = @share ORDER BY d.number", Read, ("@share", share));

    /// <summary>One conditional statement that decides and counts: false if the link has no place left.</summary>
    public static bool Add(Sql sql, long link, byte[] key, long minute) => sql.Execute(
        """
        INSERT INTO devices (link, number, slot, seen)
        SELECT l.id, COALESCE((SELECT MAX(number) FROM devices WHERE link = l.id), 0) + 1, @slot, @minute FROM links l
        WHERE l.id = @link AND (SELECT COUNT(*) FROM devices WHERE link = l.id) < l.devices
        """,
        ("@slot", DeviceKeys.Add(sql, key)),
        ("@minute", minute),
        ("@link", link)) == 1;

    public static void WasSeen(Sql sql, long id, long minute) => sql.Execute("UPDATE devices SET seen = @minute WHERE id = @id", ("@minute", minute), ("@id", id));

    public static void Delete(Sql sql, long id)
    {
        DeviceKeys.EraseOfDevice(sql, id);
        sql.Execute("DELETE FROM devices WHERE id = @id", ("@id", id));
    }

    public static void DeleteOfLink(Sql sql, long link)
    {
        DeviceKeys.EraseOfLink(sql, link);
        sql.Execute("DELETE FROM devices WHERE link = @link", ("@link", link));
    }

    private static Device Read(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetInt64(3));
}
