using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Shares;

/// <summary>Knows owners by their <c>Authorization</c>. An unknown share and a wrong token are answered alike, in like time.</summary>
internal sealed class Owners(IDatabase database)
{
    private static readonly byte[] NobodysHash = new byte[32];

    /// <summary>Runs <paramref name="handle"/> with the owner's share, or refuses.</summary>
    public RequestDelegate Only(Func<HttpContext, Share, Task> handle) => context =>
        Find(context) is { } share ? handle(context, share) : ProblemAnswer.Write(context, ProblemCodes.NotOwner);

    private Share? Find(HttpContext context)
    {
        if (!Capability.TryReadOwner(context.Request.Headers.Authorization, out byte[] shareId, out byte[] token))
        {
            return null;
        }

        return database.Read(sql =>
        {
            ShareKeys.Row? row = ShareKeys.Find(sql, shareId);
            bool isOwner = CryptographicOperations.FixedTimeEquals(SHA256.HashData(token), row?.OwnerHash ?? NobodysHash);
            return isOwner && row is not null ? Share.AtSlot(sql, row.Slot) : null;
        });
    }
}
