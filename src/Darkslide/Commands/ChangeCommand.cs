using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Owning;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide change</c>: prolongs or shortens links.</summary>
internal static class ChangeCommand
{
    private static readonly Argument<string[]> Link = Options.Link("MANAGE-LINK", "The manage link that sending printed.");
    private static readonly Option<TimeSpan> Expires = new("--expires")
    {
        Description = "The new time to live, counted from now: 5m to 90d.",
        HelpName = "24h",
        Required = true,
        CustomParser = Duration.Parse,
    };

    private static readonly LinkSelector Selector = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("change", "Prolong or shorten a share's links: all that live, or one.") { Link, Expires, Json };
        Selector.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        IReadOnlyList<ChangedLink> changed = await client.ChangeAsync(
            Options.Pasted(parsed.GetRequiredValue(Link)), parsed.GetValue(Expires), Selector.Read(parsed), cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new ChangeResult(changed), context => context.ChangeResult);
            return (int)ExitCode.Done;
        }

        if (changed.Count == 0)
        {
            Console.WriteLine("No link lives any more.");
        }

        foreach (ChangedLink link in changed)
        {
            string name = link.To is { } to ? Client.Http.ForeignText.OneLine(to, 200) : "(anyone)";
            Console.WriteLine($"Link {link.Number}, {name}: until {Quantity.Moment(link.Expires, Surroundings.Time)}");
        }

        return (int)ExitCode.Done;
    }
}
