using System.Security.Cryptography;
using Darkslide.Server.Database;

namespace Darkslide.Server.Start;

/// <summary>Holds the key file against the database: with another key no living link could be opened, and none would say why.</summary>
internal static class InstanceCheck
{
    public static InstanceKey OpenKey(IDatabase database, string path)
    {
        byte[]? known = database.Read(sql => sql.One("SELECT key_fingerprint FROM instance", row => row.Bytes(0)!));
        InstanceKey key = InstanceKey.Open(path, mayMake: known is null);
        if (known is null)
        {
            database.Decide(decision => decision.Sql.Execute("INSERT INTO instance (only_row, key_fingerprint) VALUES (1, @print)", ("@print", key.Fingerprint)))
                .GetAwaiter().GetResult();
        }
        else if (!CryptographicOperations.FixedTimeEquals(known, key.Fingerprint))
        {
            throw new StartException($"The instance key {path} is not the one this database was made with.", "Put the right key file there.");
        }

        return key;
    }
}
