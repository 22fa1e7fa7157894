using System.Data.Common;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>
/// A row of <c>addresses</c>: the hash of an address (or domain) that the sender listed, or of one that a viewer typed, right or wrong alike,
/// with the code that is good for it. What was only typed goes when its code is over; all of it goes with the link.
/// </summary>
internal sealed record Address(long Id, long Link, long Slot, bool Listed, long? Sent, long? Expires, int Tries, byte[] CodeHash)
{
    private const string Select = "SELECT a.id, a.link, a.slot, a.listed, a.sent, a.expires, a.tries, k.code_hash FROM addresses a JOIN address_keys k ON k.slot = a.slot ";

    public static Address? Find(Sql sql, long link, byte[] hash)
        => sql.One(Select + "WHERE a.link = @link AND k.address_hash = @hash", Read, ("@link", link), ("@hash", hash));

    public static bool IsListed(Sql sql, long link, byte[] hash) => Find(sql, link, hash) is { Listed: true };

    public static long TypedOf(Sql sql, long link) => sql.Number("SELECT COUNT(*) FROM addresses WHERE link = @link AND listed = 0", ("@link", link))!.Value;

    /// <summary>The listed hashes, in order.</summary>
    public static List<byte[]> ListedOf(Sql sql, long link) => sql.All(
        "SELECT k.address_hash FROM addresses a JOIN address_keys k ON k.slot = a.slot WHERE a.link = @link AND a.listed = 1 ORDER BY a.id",
        row => row.GetFieldValue<byte[]>(0),
        ("@link", link));

    public static void List(Sql sql, long link, byte[] hash) => sql.Execute(
        "INSERT INTO addresses (link, slot, listed, tries) VALUES (@link, @slot, 1, 0)",
        ("@link", link),
        ("@slot", AddressKeys.Add(sql, hash, AddressKeys.NoCode)));

    /// <summary>A new code, in place of whatever was there.</summary>
    public static void SetCode(Sql sql, long link, byte[] hash, byte[] code, long sent, long expires)
    {
        if (Find(sql, link, hash) is { } there)
        {
            AddressKeys.SetCode(sql, there.Slot, code);
            sql.Execute("UPDATE addresses SET sent = @sent, expires = @expires, tries = 0 WHERE id = @id", ("@sent", sent), ("@expires", expires), ("@id", there.Id));
            return;
        }

        sql.Execute(
            "INSERT INTO addresses (link, slot, listed, sent, expires, tries) VALUES (@link, @slot, 0, @sent, @expires, 0)",
            ("@link", link),
            ("@slot", AddressKeys.Add(sql, hash, code)),
            ("@sent", sent),
            ("@expires", expires));
    }

    /// <summary>The code is used: it opens nothing more. When it was sent is kept until it would have been over, for the pause between two.</summary>
    public static void Use(Sql sql, Address address, int tries)
    {
        AddressKeys.SetCode(sql, address.Slot, AddressKeys.NoCode);
        sql.Execute("UPDATE addresses SET tries = @tries WHERE id = @id", ("@tries", tries), ("@id", address.Id));
    }

    /// <summary>One try less, if there is one; false if not.</summary>
    public static bool Try(Sql sql, long id, int most)
        => sql.Execute("UPDATE addresses SET tries = tries + 1 WHERE id = @id AND tries < @most", ("@id", id), ("@most", most)) == 1;

    /// <summary>Its code is over.</summary>
    public static void Lapse(Sql sql, long id)
    {
        bool isListed = sql.Number("SELECT listed FROM addresses WHERE id = @id", ("@id", id)) == 1;
        long? slot = sql.Number("SELECT slot FROM addresses WHERE id = @id", ("@id", id));
        if (isListed)
        {
            AddressKeys.SetCode(sql, slot!.Value, AddressKeys.NoCode);
            sql.Execute("UPDATE addresses SET sent = NULL, expires = NULL, tries = 0 WHERE id = @id", ("@id", id));
        }
        else
        {
            AddressKeys.EraseOfAddress(sql, id);
            sql.Execute("DELETE FROM addresses WHERE id = @id", ("@id", id));
        }
    }

    public static void DeleteOfLink(Sql sql, long link)
    {
        AddressKeys.EraseOfLink(sql, link);
        sql.Execute("DELETE FROM addresses WHERE link = @link", ("@link", link));
    }

    private static Address Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3) != 0, row.Long(4), row.Long(5), row.GetInt32(6), row.Bytes(7)!);
}
