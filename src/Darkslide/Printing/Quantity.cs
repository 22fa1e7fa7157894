using System.Globalization;

namespace Darkslide.Printing;

/// <summary>Amounts as people read them.</summary>
internal static class Quantity
{
    private static readonly string[] Units = ["bytes", "KB", "MB", "GB", "TB"];

    public static string Bytes(long bytes)
    {
        double amount = bytes;
        int unit = 0;
        while (amount >= 999.95 && unit < Units.Length - 1)
        {
            amount /= 1000;
            unit++;
        }

        return unit == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes")
            : string.Create(CultureInfo.InvariantCulture, $"{amount:0.0} {Units[unit]}");
    }

    public static string Pictures(int count) => count == 1 ? "1 picture" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} pictures");

    public static string Remarks(int count) => count == 1 ? "1 remark" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} remarks");

    public static string Links(int count) => count == 1 ? "1 link" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} links");

    /// <summary>A time of day in the person's own zone, to the minute.</summary>
    public static string Moment(DateTimeOffset moment, TimeProvider time)
        => TimeZoneInfo.ConvertTime(moment, time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A span in its largest unit: <c>7 days</c>, <c>2 h</c>, <c>40 s</c>.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalHours: >= 48 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalDays)} days"),
        { TotalMinutes: >= 120 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalHours)} h"),
        { TotalSeconds: >= 120 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalMinutes)} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, Math.Ceiling(span.TotalSeconds))} s"),
    };
}
