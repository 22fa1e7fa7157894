using System.CommandLine.Parsing;
using Darkslide.Protocol;

namespace Darkslide.CommandLine;

/// <summary>How long one opening shows pictures, such as <c>30s</c> or <c>5m</c>.</summary>
internal static class ShowTime
{
    private const string Sentence = "--show-for takes a time from 1s to 6h.\nFor example: --show-for 30s";

    public static TimeSpan? Parse(ArgumentResult result)
    {
        if (result.Tokens.Count == 1 && Duration.TryReadSeconds(result.Tokens[0].Value, out long seconds) && seconds is >= 1 and <= Limits.LongestShowSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        result.AddError(Sentence);
        return null;
    }
}
