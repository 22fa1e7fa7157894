using System.CommandLine;
using Darkslide.Client.History;
using Darkslide.Client.Http;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide shares</c>: what was sent from this machine.</summary>
internal static class SharesCommand
{
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("shares", "List what was sent from this machine, with the manage links.") { Json, ForgetSharesCommand.Build() };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        IReadOnlyList<KeptShare> shares = Surroundings.KeptShares().Read();
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new SharesResult(shares), context => context.SharesResult);
            return (int)ExitCode.Done;
        }

        if (shares.Count == 0)
        {
            Console.WriteLine("Nothing was sent from here, or no history is kept.");
        }

        foreach (KeptShare share in shares)
        {
            Print(share);
        }

        return (int)ExitCode.Done;
    }

    private static void Print(KeptShare share)
    {
        string title = share.Title is { } text ? $"  \"{ForeignText.OneLine(text, 100)}\"" : "";
        string to = share.To.Count > 0 ? $", for {ForeignText.OneLine(string.Join(", ", share.To), 200)}" : "";
        string end = share.Expires > Surroundings.Time.GetUtcNow() ? "until" : "ended";
        Console.WriteLine(
            $"{Quantity.Moment(share.Sent, Surroundings.Time)}{title}  {Quantity.Pictures(share.Pictures)}{to}, {end} {Quantity.Moment(share.Expires, Surroundings.Time)}");
        Console.WriteLine($"  {share.Manage}");
    }
}
