using Darkslide.Protocol.Messages;
using Darkslide.Server.Blobs;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Records;

namespace Darkslide.Server.Passes;

/// <summary>Tells senders what they may still send: by their pass, and by the store.</summary>
internal sealed class TellSender(IDatabase database, DeadlineClock clock, StoreQuota quota)
{
    /// <summary>What the store still takes in bytes; null where it has no quota.</summary>
    public long? Room() => database.Read(quota.Left);

    /// <summary>Null where the request carries no pass.</summary>
    public SenderPass? Run(HttpContext context)
        => PassProof.Of(context) is { } proof ? ToldPass.Of(database.Read(proof.Find), clock.Now) : null;
}
