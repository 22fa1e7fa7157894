using Darkslide.Protocol;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Picks;

/// <summary>Whose picks who may read: a link's holder their own, others' where both are shared, the owner all.</summary>
internal sealed class FindPicks(IDatabase database)
{
    /// <summary>The link's own.</summary>
    public Result<LinkPicks> Own(Link link) => database.Read(sql => Offered(LinkPicks.Find(sql, link.Id)));

    /// <summary>Another link's of the same share. That there is no such link is not told apart from one that is not shared.</summary>
    public Result<LinkPicks> Others(Link reader, int number) => database.Read(sql =>
    {
        bool mayRead = LinkPicks.Find(sql, reader.Id) is { Shared: true };
        LinkPicks? picks = mayRead && Link.Find(sql, reader.Share, number) is { } link ? LinkPicks.Find(sql, link.Id) : null;
        return Offered(picks is { Shared: true } ? picks : null);
    });

    /// <summary>One of the owner's links', ended or not.</summary>
    public Result<LinkPicks> Owners(long share, int number) => database.Read<Result<LinkPicks>>(sql =>
        Link.Find(sql, share, number) is { } link ? Offered(LinkPicks.Find(sql, link.Id)) : ProblemCodes.NoSuchLink);

    private static Result<LinkPicks> Offered(LinkPicks? picks)
        => picks is null ? ProblemCodes.PicksNotOffered : picks;
}
