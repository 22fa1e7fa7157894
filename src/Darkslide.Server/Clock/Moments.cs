namespace Darkslide.Server.Clock;

/// <summary>Times as the database keeps them: milliseconds, seconds or minutes since 1970, all in milliseconds.</summary>
internal static class Moments
{
    public const long Day = 86_400_000;

    private const long Second = 1_000;
    private const long MinuteLength = 60_000;

    public static long Milliseconds(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static long Seconds(this DateTimeOffset time) => Cut(time, Second);

    /// <summary>Coarse, for what an owner may see of others' doings.</summary>
    public static long Minutes(this DateTimeOffset time) => Cut(time, MinuteLength);

    /// <summary>Which minute since 1970 a time is in.</summary>
    public static long Minute(long milliseconds) => milliseconds / MinuteLength;

    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static long Cut(DateTimeOffset time, long unit) => time.ToUnixTimeMilliseconds() / unit * unit;
}
