using System.CommandLine;
using Darkslide.Client;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide remove</c>: takes pictures out of a share that was sent.</summary>
internal static class RemoveCommand
{
    private static readonly Argument<string> Link = new("MANAGE-LINK") { Description = "The manage link that sending printed." };
    private static readonly Argument<string[]> Pictures = new("PICTURE")
    {
        Description = "Names as recipients see them, such as picture-003.jpg, or places from 1.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("remove", "Take pictures out of a share: they vanish from open pages, and are destroyed.") { Link, Pictures, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        int removed = await client.RemovePicturesAsync(parsed.GetRequiredValue(Link), parsed.GetRequiredValue(Pictures), cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new RemoveResult(removed), context => context.RemoveResult);
        }
        else
        {
            Console.WriteLine($"Removed {Quantity.Pictures(removed)} from every link; they are destroyed.");
        }

        return (int)ExitCode.Done;
    }
}
