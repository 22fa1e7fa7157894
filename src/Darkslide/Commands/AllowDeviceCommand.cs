using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Owning;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide device allow</c>: lets one more device open a link.</summary>
internal static class AllowDeviceCommand
{
    private static readonly Argument<string[]> Link = Options.Link("MANAGE-LINK", "The manage link that sending printed.");
    private static readonly LinkSelector Selector = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("allow", "Let one more device open a link.") { Link, Json };
        Selector.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        AllowedDevices allowed = await client.AllowDeviceAsync(Options.Pasted(parsed.GetRequiredValue(Link)), Selector.Read(parsed), cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new AllowedResult(allowed), context => context.AllowedResult);
        }
        else
        {
            Console.WriteLine($"Link {allowed.Number}, {OwnerText.Name(allowed.To)}, opens on {allowed.Limit} devices now.");
        }

        return (int)ExitCode.Done;
    }
}
