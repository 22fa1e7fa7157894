using System.CommandLine.Parsing;
using System.Globalization;

namespace Darkslide.CommandLine;

/// <summary>When a link starts: a time such as <c>2026-12-01T10:00</c>, or how long from now, such as <c>2h</c>.</summary>
internal static class StartTime
{
    private const string Sentence =
        "--not-before takes a time within 90 days, or how long from now.\nFor example: --not-before 2026-12-01T10:00, --not-before 2026-12-01T09:00Z, --not-before 2h";

    private static readonly string[] Zoned = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];
    private static readonly string[] Local = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    public static DateTimeOffset? Parse(ArgumentResult result)
    {
        if (result.Tokens.Count == 1 && TryParse(result.Tokens[0].Value, Surroundings.Time, out DateTimeOffset start))
        {
            return start;
        }

        result.AddError(Sentence);
        return null;
    }

    public static bool TryParse(string text, TimeProvider time, out DateTimeOffset start)
        => TryRead(text, time, out start) && start <= time.GetUtcNow().AddDays(90);

    /// <summary>The same, however far away.</summary>
    public static bool TryRead(string text, TimeProvider time, out DateTimeOffset start)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (Duration.TryReadSeconds(text, out long seconds))
        {
            start = now.AddSeconds(seconds);
        }
        else if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            // An hour that a change to summer time leaves out becomes the one after it.
            start = new DateTimeOffset(local, time.LocalTimeZone.GetUtcOffset(local)).ToUniversalTime();
        }
        else if (!DateTimeOffset.TryParseExact(text, Zoned, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out start))
        {
            return false;
        }

        return true;
    }
}
