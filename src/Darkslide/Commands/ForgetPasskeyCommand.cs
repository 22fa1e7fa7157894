using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Owning;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide passkey forget</c>: lets another passkey be registered for a link.</summary>
internal static class ForgetPasskeyCommand
{
    private static readonly Argument<string[]> Link = Options.Link("MANAGE-LINK", "The manage link that sending printed.");
    private static readonly LinkSelector Selector = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("forget", "Forget a link's passkey, for whoever lost it: the next one that opens the link is registered.") { Link, Json };
        Selector.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        ForgottenPasskey forgotten = await client.ForgetPasskeyAsync(Options.Pasted(parsed.GetRequiredValue(Link)), Selector.Read(parsed), cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new ForgottenResult(forgotten), context => context.ForgottenResult);
        }
        else
        {
            Console.WriteLine($"The passkey of link {forgotten.Number}, {OwnerText.Name(forgotten.To)}, is forgotten: the next one that opens it is registered.");
        }

        return (int)ExitCode.Done;
    }
}
