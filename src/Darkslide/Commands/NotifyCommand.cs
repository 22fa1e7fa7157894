using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Failures;
using Darkslide.Client.Notices;
using Darkslide.Client.Owning;
using Darkslide.CommandLine;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide notify</c>: where a sender is told that a link was opened for the first time.</summary>
internal static class NotifyCommand
{
    private static readonly Argument<string[]> Link = Options.Link("MANAGE-LINK", "The manage link that sending printed.");
    private static readonly NoticeOptions Notices = new("");
    private static readonly Option<bool> Off = Options.Flag("--off", "Tell nobody any more.");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("notify", "Be told when a link is opened for the first time, in place of what was said before; without options, see whether you are.") { Link, Off, Json };
        Notices.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        string manageLink = Options.Pasted(parsed.GetRequiredValue(Link));
        NoticeTo wanted = Notices.Read(parsed);
        bool off = parsed.GetValue(Off);
        if (off && wanted.IsAnywhere)
        {
            throw new WrongUseException("With --off nobody is told.", "Leave it out, or the address.");
        }

        NotifyResult result = off || wanted.IsAnywhere
            ? await SetAsync(client, manageLink, wanted, cancellationToken)
            : await AskAsync(client, manageLink, cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(result, context => context.NotifyResult);
        }
        else
        {
            Print(result);
        }

        return (int)ExitCode.Done;
    }

    // What was said replaces all that was said before, so nothing more is asked: a second request could fail, and the secret, shown only now, be lost.
    private static async Task<NotifyResult> SetAsync(DarkslideClient client, string manageLink, NoticeTo wanted, CancellationToken cancellationToken)
    {
        await client.NotifyAsync(manageLink, wanted, cancellationToken);
        return new NotifyResult(wanted.IsByHook, wanted.IsByEmail, wanted.HookSecret);
    }

    private static async Task<NotifyResult> AskAsync(DarkslideClient client, string manageLink, CancellationToken cancellationToken)
    {
        ShareStatus status = await client.StatusAsync(manageLink, cancellationToken);
        return new NotifyResult(status.Notice?.Hook ?? false, status.Notice?.Email ?? false, null);
    }

    private static void Print(NotifyResult result)
    {
        Console.WriteLine(result switch
        {
            { Hook: true, Email: true } => "You are told of first openings by web hook and by e-mail.",
            { Hook: true } => "You are told of first openings by web hook.",
            { Email: true } => "You are told of first openings by e-mail.",
            _ => "You are told of no first openings.",
        });
        if (result.HookSecret is { } secret)
        {
            Console.WriteLine($"The hook's messages are signed with this secret, which is shown only now: {secret}");
        }
    }
}
