using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Links;

/// <summary>What a living link lists, and which number its share's next blob can have. Changes nothing.</summary>
internal sealed class ListLink(IDatabase database, DeadlineClock clock)
{
    public Result<LinkList> Run(long shareId, int number) => database.Read<Result<LinkList>>(sql =>
    {
        Result<Link> found = LivingLink.Find(sql, shareId, number, clock.Now.Milliseconds());
        return found.Value is { } link ? Answer(sql, link) : found.Refusal!;
    });

    private static LinkList Answer(Sql sql, Link link)
    {
        long? blob = sql.Number("SELECT MAX(number) FROM blobs WHERE share = @share", ("@share", link.Share));
        long? upload = sql.Number("SELECT MAX(number) FROM uploads WHERE share = @share", ("@share", link.Share));
        return new LinkList { Tier = link.Tier, Blobs = [.. link.BlobList.Numbers()], NextBlob = (int)Math.Max(blob ?? -1, upload ?? -1) + 1 };
    }
}
