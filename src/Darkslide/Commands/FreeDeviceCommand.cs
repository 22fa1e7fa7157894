using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Owning;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide device free</c>: takes a device's place from it.</summary>
internal static class FreeDeviceCommand
{
    private static readonly Argument<string[]> Link = Options.Link("MANAGE-LINK", "The manage link that sending printed.");
    private static readonly Option<int?> Device = Options.Number("--device", 1, int.MaxValue, "Which device, if more than one has opened the link.");
    private static readonly LinkSelector Selector = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("free", "Take a device's place from it, so that another one can open the link.") { Link, Device, Json };
        Selector.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        FreedDevice freed = await client.FreeDeviceAsync(
            Options.Pasted(parsed.GetRequiredValue(Link)), Selector.Read(parsed), parsed.GetValue(Device), cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new FreedResult(freed), context => context.FreedResult);
        }
        else
        {
            Console.WriteLine($"Device {freed.Device} of link {freed.Number}, {OwnerText.Name(freed.To)}, has no place any more: the next device takes it.");
        }

        return (int)ExitCode.Done;
    }
}
