using Darkslide.Server.Database;
using Darkslide.Server.Records;

namespace Darkslide.Server.Links;

/// <summary>What a link of a live share can't list, because it is not complete (any more).</summary>
internal static class MissingBlobs
{
    private const int Told = 20;

    public static List<int> Of(Sql sql, long share, IEnumerable<int> listed)
    {
        HashSet<int> complete = Blob.NumbersOf(sql, share);
        return [.. listed.Where(number => !complete.Contains(number)).Take(Told)];
    }
}
