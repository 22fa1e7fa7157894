using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>Hashes of viewers' addresses and of the codes sent there, in rows that are overwritten in place.</summary>
internal static class AddressKeys
{
    private static readonly OverwrittenRows Rows = new("address_keys", ("address_hash", 32), ("code_hash", 32));

    public static byte[] NoCode { get; } = new byte[32];

    public static long Add(Sql sql, byte[] address, byte[] code) => Rows.Add(sql, Bucket.Of(address), address, code);

    public static void SetCode(Sql sql, long slot, byte[] code)
        => sql.Execute("UPDATE address_keys SET code_hash = @code WHERE slot = @slot", ("@code", code), ("@slot", slot));

    public static void EraseOfLink(Sql sql, long link) => Rows.Erase(sql, "(SELECT slot FROM addresses WHERE link = @id)", link);

    public static void EraseOfAddress(Sql sql, long address) => Rows.Erase(sql, "(SELECT slot FROM addresses WHERE id = @id)", address);
}
