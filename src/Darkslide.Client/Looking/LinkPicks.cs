using Darkslide.Client.Http;
using Darkslide.Format;
using Darkslide.Protocol;

namespace Darkslide.Client.Looking;

/// <summary>The picks of an opening's link: read, and set together with whatever other devices set meanwhile.</summary>
public sealed class LinkPicks
{
    private readonly PicksApi api;
    private readonly PicksAccess access;
    private readonly string device = PicksCodec.NewId();

    internal LinkPicks(Exchange exchange, string ticket, PicksAccess access)
    {
        api = new PicksApi(exchange, ticket);
        this.access = access;
    }

    /// <summary>What the link's holders have picked.</summary>
    public async Task<IReadOnlyList<Pick>> ReadAsync(CancellationToken cancellationToken = default) => (await ReadVersionAsync(cancellationToken)).Picks;

    /// <summary>What the holders of another link have picked, where the sender lets them see each other's.</summary>
    public async Task<IReadOnlyList<Pick>> ReadAsync(OthersPicks other, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(other);
        SealedPicks? there = await api.ReadAsync(Requests.Numbered(Routes.OthersPicks, other.Link), cancellationToken);
        return there is null ? [] : await OpeningFailures.ExplainAsync(() => Task.FromResult(PicksCodec.Open(there.Bytes, other.Key, other.Id.Span)));
    }

    /// <summary>
    /// Sets fields of one picture; null leaves one as it is. Returns what there is then, other devices' picks included: where one was faster this reads, merges
    /// and tries again, until it is saved or <paramref name="cancellationToken"/> gives up.
    /// </summary>
    /// <param name="picture">The picture's <see cref="ManifestPicture.Id"/>.</param>
    /// <param name="rating">−1 (rejected), 0 (none) or 1 to 5 stars.</param>
    /// <param name="label">A colour label.</param>
    /// <param name="remark">Up to 450 characters, empty for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Pick>> SetAsync(
        string picture, int? rating = null, PickLabel? label = null, string? remark = null, CancellationToken cancellationToken = default)
    {
        (IReadOnlyList<Pick> known, string? version) = await ReadVersionAsync(cancellationToken);
        long at = PicksMerge.NextStamp(known);
        var set = new Pick(picture, Stamp(rating, at), Stamp(label, at), remark is null ? null : new Stamped<string>(remark, at, device));
        while (true)
        {
            IReadOnlyList<Pick> merged = PicksMerge.Of(known, [set]);
            if (merged.SequenceEqual(known))
            {
                // Saved already, and only the answer was lost; or a later set of the same fields was.
                return known;
            }

            byte[] sealedPicks = await OpeningFailures.ExplainAsync(() => Task.FromResult(PicksCodec.Seal(merged, access.Key, access.Id.Span)));
            if (await api.WriteAsync(sealedPicks, version, cancellationToken))
            {
                return merged;
            }

            (known, version) = await ReadVersionAsync(cancellationToken);
        }
    }

    private Stamped<T>? Stamp<T>(T? value, long at)
        where T : struct => value is { } set ? new Stamped<T>(set, at, device) : null;

    private async Task<(IReadOnlyList<Pick> Picks, string? Version)> ReadVersionAsync(CancellationToken cancellationToken)
    {
        SealedPicks? there = await api.ReadAsync(Routes.Picks, cancellationToken);
        return there is null ? ([], null) : (await OpenAsync(there), there.Version);
    }

    private Task<IReadOnlyList<Pick>> OpenAsync(SealedPicks there)
        => OpeningFailures.ExplainAsync(() => Task.FromResult(PicksCodec.Open(there.Bytes, access.Key, access.Id.Span)));
}
