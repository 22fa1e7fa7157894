using System.CommandLine.Parsing;
using System.Globalization;
using Darkslide.Protocol;

namespace Darkslide.CommandLine;

/// <summary>A time to live such as <c>5m</c>, <c>24h</c>, <c>7d</c> or <c>2w</c>.</summary>
internal static class Duration
{
    private const string Sentence = "A link lives from 5m to 90d; a time is a number and one of m, h, d, w.\nFor example: --expires 24h";

    public static TimeSpan Parse(ArgumentResult result)
    {
        if (result.Tokens.Count == 1 && TryParse(result.Tokens[0].Value, out TimeSpan duration))
        {
            return duration;
        }

        result.AddError(Sentence);
        return default;
    }

    public static bool TryParse(string text, out TimeSpan duration)
    {
        bool isRead = TryReadSeconds(text, out long seconds) && !text.EndsWith('s');
        duration = TimeSpan.FromSeconds(seconds);
        return isRead && seconds is >= Limits.ShortestLifetimeSeconds and <= Limits.LongestLifetimeSeconds;
    }

    /// <summary>A number and one of s, m, h, d, w.</summary>
    public static bool TryReadSeconds(string text, out long seconds)
    {
        seconds = 0;
        if (text.Length is < 2 or > 9 || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out long count))
        {
            return false;
        }

        long unit = text[^1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            'd' => 86_400,
            'w' => 7 * 86_400,
            _ => 0,
        };
        seconds = count * unit;
        return unit > 0;
    }
}
