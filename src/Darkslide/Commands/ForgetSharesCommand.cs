using System.CommandLine;
using Darkslide.Client.Failures;
using Darkslide.CommandLine;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide shares forget</c>: takes shares out of the list; the shares themselves live on.</summary>
internal static class ForgetSharesCommand
{
    private static readonly Argument<string[]> Links = new("MANAGE-LINK")
    {
        Description = "Those to forget.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> All = Options.Flag("--all", "Forget every share.");
    private static readonly Option<bool> Ended = Options.Flag("--ended", "Forget those whose time is over.");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("forget", "Take shares out of the list. They live on: use `darkslide revoke` to end one.") { Links, All, Ended, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string[] links = parsed.GetValue(Links) ?? [];
        bool all = parsed.GetValue(All);
        bool ended = parsed.GetValue(Ended);
        if (links.Length == 0 && !all && !ended)
        {
            throw new WrongUseException("Nothing says which shares to forget.", "Name a manage link, or use --ended or --all.");
        }

        DateTimeOffset now = Surroundings.Time.GetUtcNow();
        int forgotten = await Surroundings.KeptShares().ForgetAsync(
            share => all || (ended && share.Expires <= now) || links.Contains(share.Manage), cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new ForgetResult(forgotten), context => context.ForgetResult);
        }
        else
        {
            Console.WriteLine(forgotten == 1 ? "Forgot 1 share." : $"Forgot {forgotten} shares.");
        }

        return (int)ExitCode.Done;
    }
}
