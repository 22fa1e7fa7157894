namespace Darkslide.Imaging.GainMaps;

/// <summary>
/// All that a gain map's metadata tell (ISO 21496-1), as numbers in millionths and nothing else: whatever form they came in, they are
/// written in one. Finer steps can't be seen, and would be places to hide something.
/// </summary>
/// <param name="BaseHeadroom">The binary logarithm of how bright a screen the picture itself is for.</param>
/// <param name="AlternateHeadroom">The same for the picture with the map applied in full.</param>
/// <param name="UsesBaseColours">Whether the map is applied in the picture's own colours.</param>
/// <param name="Channels">One for all colours, or three that differ.</param>
internal sealed record GainMapNumbers(int BaseHeadroom, int AlternateHeadroom, bool UsesBaseColours, IReadOnlyList<GainMapChannel> Channels)
{
    public const int AllColours = 3;

    /// <summary>Whether the picture itself is the bright one.</summary>
    public bool IsBaseHdr => BaseHeadroom > AlternateHeadroom;

    /// <summary>The numbers, with three equal channels as one; null when they make no sense.</summary>
    public static GainMapNumbers? Sensible(int? baseHeadroom, int? alternateHeadroom, bool usesBaseColours, IReadOnlyList<GainMapChannel?> channels)
    {
        if (baseHeadroom is not >= 0 || alternateHeadroom is not >= 0 || baseHeadroom == alternateHeadroom
            || !Millionths.IsSmall(baseHeadroom.Value) || !Millionths.IsSmall(alternateHeadroom.Value))
        {
            return null;
        }
        var known = new List<GainMapChannel>();
        foreach (var channel in channels)
        {
            if (channel is not { IsSensible: true } sensible)
            {
                return null;
            }
            known.Add(sensible);
        }
        var isOne = known.TrueForAll(channel => channel == known[0]);
        return new GainMapNumbers(baseHeadroom.Value, alternateHeadroom.Value, usesBaseColours, isOne ? [known[0]] : known);
    }
}
