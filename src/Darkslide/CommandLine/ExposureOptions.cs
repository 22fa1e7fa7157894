using System.CommandLine;
using Darkslide.Protocol;

namespace Darkslide.CommandLine;

/// <summary>The options that say how often, from when, and how long links can be opened.</summary>
internal sealed class ExposureOptions
{
    private readonly Option<TimeSpan?> expires = new("--expires")
    {
        Description = "How long the links live: 5m to 90d (default: 7d).",
        HelpName = "24h",
        CustomParser = result => Duration.Parse(result),
    };

    private readonly Option<int?> views = Options.Number("--views", 1, Limits.Views, "How often each link can be opened (default: no limit).");
    private readonly Option<bool> untilDownloaded = Options.Flag("--until-downloaded", "Each link ends when its pictures were saved.");
    private readonly Option<bool> untilEachDownloaded = Options.Flag("--until-each-downloaded", "Each picture ends when its original was saved; the others stay.");
    private readonly Option<DateTimeOffset?> notBefore = new("--not-before")
    {
        Description = "From when on the links can be opened; their time counts from then.",
        HelpName = "TIME|2h",
        CustomParser = StartTime.Parse,
    };

    private readonly Option<TimeSpan?> showFor = new("--show-for")
    {
        Description = "How long one opening shows pictures, counted from the first: 1s to 6h (default: no limit).",
        HelpName = "30s",
        CustomParser = ShowTime.Parse,
    };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { expires, views, untilDownloaded, untilEachDownloaded, notBefore, showFor })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(untilDownloaded) && result.GetValue(untilEachDownloaded))
            {
                result.AddError("A link ends with all its pictures, or picture by picture.\nUse one of --until-downloaded and --until-each-downloaded.");
            }
        });
    }

    public TimeSpan Lifetime(ParseResult parsed) => parsed.GetValue(expires) ?? TimeSpan.FromSeconds(Limits.DefaultLifetimeSeconds);

    public int? Views(ParseResult parsed) => parsed.GetValue(views);

    public bool UntilDownloaded(ParseResult parsed) => parsed.GetValue(untilDownloaded);

    public bool UntilEachDownloaded(ParseResult parsed) => parsed.GetValue(untilEachDownloaded);

    public DateTimeOffset? NotBefore(ParseResult parsed) => parsed.GetValue(notBefore);

    public TimeSpan? ShowFor(ParseResult parsed) => parsed.GetValue(showFor);
}
