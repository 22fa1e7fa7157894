using System.Buffers.Binary;
using Darkslide.Protocol;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>Passkeys' credentials, in rows that are overwritten in place: each with its length before it and zeros behind it, so that all rows have one length.</summary>
internal static class PasskeyKeys
{
    private const int LengthBytes = sizeof(ushort);
    private static readonly OverwrittenRows Rows = new(
        "passkey_keys", ("credential", LengthBytes + Limits.CredentialBytes), ("public_key", LengthBytes + PasskeyCredential.KeyBytes));

    public static long Add(Sql sql, PasskeyCredential credential) => Rows.Add(
        sql, Bucket.Of(credential.Id), Padded(credential.Id, Limits.CredentialBytes), Padded(credential.PublicKey, PasskeyCredential.KeyBytes));

    public static void EraseOfLink(Sql sql, long link) => Rows.Erase(sql, "(SELECT slot FROM passkeys WHERE link = @id)", link);

    public static byte[] Unpad(byte[] row) => row[LengthBytes..(LengthBytes + BinaryPrimitives.ReadUInt16BigEndian(row))];

    private static byte[] Padded(byte[] value, int most)
    {
        byte[] row = new byte[LengthBytes + most];
        BinaryPrimitives.WriteUInt16BigEndian(row, (ushort)value.Length);
        value.CopyTo(row, LengthBytes);
        return row;
    }
}
