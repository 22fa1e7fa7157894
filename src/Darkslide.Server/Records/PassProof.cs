using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>The pass that a request carries. One that can't be read is one that nobody knows.</summary>
internal sealed record PassProof(byte[] PassId, byte[] TokenHash)
{
    private static readonly byte[] NobodysHash = new byte[32];

    /// <summary>Null where the request carries none.</summary>
    public static PassProof? Of(HttpContext context)
    {
        if (!context.Request.Headers.TryGetValue(Capability.PassHeader, out var header))
        {
            return null;
        }

        return Capability.TryReadPass(header, out byte[] id, out byte[] token) ? new PassProof(id, SHA256.HashData(token)) : new PassProof([], []);
    }

    /// <summary>The pass, or null: an unknown one and a wrong token are told alike.</summary>
    public Pass? Find(Sql sql)
    {
        Pass? pass = Pass.Find(sql, PassId);
        bool isRight = CryptographicOperations.FixedTimeEquals(TokenHash, pass?.TokenHash ?? NobodysHash);
        return isRight ? pass : null;
    }
}
