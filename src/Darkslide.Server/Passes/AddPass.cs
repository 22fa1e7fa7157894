using System.Security.Cryptography;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.Passes;

/// <summary>Adds a pass. The server gets the hash of its token only, and seals its name.</summary>
internal sealed class AddPass(IDatabase database, DeadlineClock clock, InstanceKey key)
{
    public sealed record Added(int Number, bool IsNew);

    public Task<Added?> Run(AddPassRequest request)
    {
        byte[] name = key.Texts.Seal(request.Name, request.PassId);
        return database.Decide(decision =>
        {
            if (Pass.Find(decision.Sql, request.PassId) is { } there)
            {
                bool isSame = CryptographicOperations.FixedTimeEquals(there.TokenHash, request.TokenHash);
                return isSame ? new Added((int)there.Id, false) : null;
            }

            return new Added(Insert(decision.Sql, request, name, clock.Now.Minutes()), true);
        });
    }

    private static int Insert(Sql sql, AddPassRequest request, byte[] name, long minute) => (int)sql.Number(
        """
        INSERT INTO passes (pass_id, token_hash, name, created, until, byte_limit, day_limit, used, day, used_today)
        VALUES (@pass, @hash, @name, @minute, @until, @bytes, @per_day, 0, 0, 0) RETURNING id
        """,
        ("@pass", request.PassId),
        ("@hash", request.TokenHash),
        ("@name", name),
        ("@minute", minute),
        ("@until", request.Until?.Seconds()),
        ("@bytes", request.Bytes),
        ("@per_day", request.PerDay))!.Value;
}
