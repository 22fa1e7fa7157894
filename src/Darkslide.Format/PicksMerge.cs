namespace Darkslide.Format;

/// <summary>Makes one document of two of the same link: commutative, associative and idempotent (FORMAT.md, section 7).</summary>
public static class PicksMerge
{
    /// <summary>All pictures of both, in the order of their ids; of each field the one with the larger stamp.</summary>
    public static IReadOnlyList<Pick> Of(IReadOnlyList<Pick> one, IReadOnlyList<Pick> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var merged = one.ToDictionary(pick => pick.Picture, StringComparer.Ordinal);
        foreach (var pick in other)
        {
            merged[pick.Picture] = merged.TryGetValue(pick.Picture, out var there) ? Of(there, pick) : pick;
        }

        return [.. merged.Values.OrderBy(pick => pick.Picture, StringComparer.Ordinal)];
    }

    /// <summary>The stamp for a field that is set now by a device that knows these picks.</summary>
    public static long NextStamp(IReadOnlyList<Pick> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var highest = known.Select(pick => Math.Max(pick.Rating?.At ?? 0, Math.Max(pick.Label?.At ?? 0, pick.Remark?.At ?? 0))).DefaultIfEmpty(0).Max();
        return Math.Min(highest + 1, PicksCodec.HighestStamp);
    }

    private static Pick Of(Pick one, Pick other) => new(
        one.Picture,
        Later(one.Rating, other.Rating, (a, b) => a.CompareTo(b)),
        Later(one.Label, other.Label, (a, b) => a.CompareTo(b)),
        Later(one.Remark, other.Remark, string.CompareOrdinal));

    private static Stamped<T>? Later<T>(Stamped<T>? one, Stamped<T>? other, Comparison<T> compare)
    {
        if (one is null || other is null) return one ?? other;
        var order = one.At.CompareTo(other.At);
        if (order == 0) order = string.CompareOrdinal(one.By, other.By);
        if (order == 0) order = compare(one.Is, other.Is);
        return order >= 0 ? one : other;
    }
}
