namespace Darkslide.Imaging.Heif;

/// <summary>References between kept items (ISO/IEC 23008-12 sections 6.5.8, 6.6, 6.4.6).</summary>
internal static class HeifReferences
{
    /// <summary>By item, in the order of ids: what it is put together from, what it is the alpha plane of, which one it is multiplied by.</summary>
    public static List<HeifReference> Kept(HeifNeeds needs, List<HeifReference> all)
    {
        var known = new HashSet<long>(needs.Ids);
        var auxiliary = Between(all, "auxl", needs.Alphas, known);
        var multiplied = Between(all, "prem", known, known);
        var kept = new List<HeifReference>();
        foreach (var id in needs.Ids)
        {
            if (needs.PartsOf(id) is { Length: > 0 } from)
            {
                kept.Add(new HeifReference("dimg", id, from));
            }
            Add("auxl", id, auxiliary, kept);
            Add("prem", id, multiplied, kept);
        }
        return kept;
    }

    private static void Add(string type, long id, Dictionary<long, List<long>> targets, List<HeifReference> kept)
    {
        if (targets.TryGetValue(id, out var to))
        {
            kept.Add(new HeifReference(type, id, [.. to]));
        }
    }

    /// <summary>Targets by source, each once, where both are kept.</summary>
    private static Dictionary<long, List<long>> Between(List<HeifReference> all, string type, HashSet<long> sources, HashSet<long> known)
    {
        var targets = new Dictionary<long, List<long>>();
        var seen = new HashSet<(long, long)>();
        foreach (var reference in all)
        {
            if (reference.Type != type || !sources.Contains(reference.From) || !known.Contains(reference.From))
            {
                continue;
            }
            foreach (var to in reference.To)
            {
                if (known.Contains(to) && seen.Add((reference.From, to)))
                {
                    (targets.TryGetValue(reference.From, out var list) ? list : targets[reference.From] = []).Add(to);
                }
            }
        }
        return targets;
    }
}
