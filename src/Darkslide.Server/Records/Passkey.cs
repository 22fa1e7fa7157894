using System.Data.Common;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>A row of <c>passkeys</c>: the one that a link belongs to. It goes with the link, or when its owner has it forgotten.</summary>
internal sealed record Passkey(long Link, long Registered, PasskeyCredential Credential)
{
    private const string Select = "SELECT p.link, p.registered, k.credential, k.public_key, p.counter FROM passkeys p JOIN passkey_keys k ON k.slot = p.slot ";

    public static Passkey? Find(Sql sql, long link) => sql.One(Select + "WHERE p.link = @link", Read, ("@link", link));

    public static List<Passkey> OfShare(Sql sql, long share) => sql.All(Select + "JOIN links l ON l.id = p.link WHERE l.share = @share", Read, ("@share", share));

    /// <summary>One conditional statement that decides: false if the link has one already.</summary>
    public static bool Add(Sql sql, long link, PasskeyCredential credential, long minute) => sql.Execute(
        "INSERT INTO passkeys (link, slot, counter, registered) SELECT @link, @slot, @counter, @minute WHERE NOT EXISTS (SELECT 1 FROM passkeys WHERE link = @link)",
        ("@link", link),
        ("@slot", PasskeyKeys.Add(sql, credential)),
        ("@counter", (long)credential.Counter),
        ("@minute", minute)) == 1;

    /// <summary>False if the authenticator counts and this is not after what it said last.</summary>
    public static bool Count(Sql sql, long link, uint counter) => sql.Execute(
        "UPDATE passkeys SET counter = @counter WHERE link = @link AND (counter < @counter OR (counter = 0 AND @counter = 0))",
        ("@counter", (long)counter),
        ("@link", link)) == 1;

    public static void DeleteOfLink(Sql sql, long link)
    {
        PasskeyKeys.EraseOfLink(sql, link);
        sql.Execute("DELETE FROM passkeys WHERE link = @link", ("@link", link));
    }

    private static Passkey Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), new PasskeyCredential(PasskeyKeys.Unpad(row.Bytes(2)!), PasskeyKeys.Unpad(row.Bytes(3)!), (uint)row.GetInt64(4)));
}
