namespace Darkslide.Client.Owning;

/// <summary>
/// Names as the sender tells them apart: those that several people share get a number, in their order, that nobody else's name has.
/// Recipients see their own name without it.
/// </summary>
public static class DistinctNames
{
    /// <summary>A name for each, null where there is none.</summary>
    public static IReadOnlyList<string?> Of(IReadOnlyList<string?> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Dictionary<string, int> counts = names.OfType<string>().CountBy(name => name, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        var distinct = new List<string?>(names.Count);
        foreach (string? name in names)
        {
            distinct.Add(name is null || counts[name] == 1 ? name : Numbered(name));
        }

        return distinct;

        string Numbered(string name)
        {
            int number = next.GetValueOrDefault(name, 1);
            while (counts.ContainsKey($"{name} ({number})"))
            {
                number++;
            }

            next[name] = number + 1;
            return $"{name} ({number})";
        }
    }
}
