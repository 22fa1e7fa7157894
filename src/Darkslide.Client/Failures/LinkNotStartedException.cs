using System.Globalization;

namespace Darkslide.Client.Failures;

/// <summary>The link can't be opened yet: its sender set a start.</summary>
public sealed class LinkNotStartedException : DarkslideException
{
    private LinkNotStartedException(DateTimeOffset starts, string message, string nextStep)
        : base(message, nextStep)
    {
        Starts = starts;
    }

    /// <summary>From when on it can be opened.</summary>
    public DateTimeOffset Starts { get; }

    internal static LinkNotStartedException At(DateTimeOffset starts) => new(
        starts,
        $"This link can't be opened before {starts.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}.",
        "Run the command again then; nothing was used up.");
}
