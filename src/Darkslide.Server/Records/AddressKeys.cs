using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>Hashes of viewers' addresses and of the codes sent there, in rows that are overwritten in place.</summary>
internal static class AddressKeys
{
    private const string OfLink =
        "UPDATE address_keys SET bucket = @free, address_hash = @zeros, code_hash = @zeros WHERE slot IN (SELECT slot FROM addresses WHERE link = @id)";

    private const string OfAddress =
        "UPDATE address_keys SET bucket = @free, address_hash = @zeros, code_hash = @zeros WHERE slot = (SELECT slot FROM addresses WHERE id = @id)";

    public static byte[] NoCode { get; } = new byte[32];

    public static long Add(Sql sql, byte[] address, byte[] code)
        => sql.Number(
            """
            UPDATE address_keys SET bucket = @bucket, address_hash = @address, code_hash = @code
            WHERE slot = (SELECT slot FROM address_keys WHERE bucket = @free LIMIT 1) RETURNING slot
            """,
            ("@bucket", Bucket.Of(address)),
            ("@address", address),
            ("@code", code),
            ("@free", Bucket.Free))
        ?? sql.Number(
            "INSERT INTO address_keys (bucket, address_hash, code_hash) VALUES (@bucket, @address, @code) RETURNING slot",
            ("@bucket", Bucket.Of(address)),
            ("@address", address),
            ("@code", code))!.Value;

    public static void SetCode(Sql sql, long slot, byte[] code)
        => sql.Execute("UPDATE address_keys SET code_hash = @code WHERE slot = @slot", ("@code", code), ("@slot", slot));

    public static void EraseOfLink(Sql sql, long link) => Erase(sql, OfLink, link);

    public static void EraseOfAddress(Sql sql, long address) => Erase(sql, OfAddress, address);

    private static void Erase(Sql sql, string which, long id) => sql.Execute(which, ("@free", Bucket.Free), ("@zeros", new byte[32]), ("@id", id));
}
