using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Reporting;
using Darkslide.CommandLine;
using Darkslide.Protocol;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide report</c>: a viewer tells whoever runs the server of a link.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string[]> Link = Options.Link("LINK", "The link, pasted as it came, with or without the words around it.");

    private static readonly Option<string> Kind = new("--kind")
    {
        Description = "What is wrong with the pictures: against the law, showing you or your child without leave, meant to deceive, or something else.",
        HelpName = string.Join('|', ReportKinds.All),
        Required = true,
    };

    private static readonly Option<string> Note = Options.Text("--note", "TEXT", "In your own words, up to 1,000 characters.");

    private static readonly Option<bool> LetLook = Options.Flag(
        "--let-look", "Give the operator the link's secret, without its password, so that they can look. Where openings are counted, looking uses one.");

    private static readonly LinkOpener Opener = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        Kind.CompletionSources.Add([.. ReportKinds.All]);
        var command = new Command("report", "Tell whoever runs the server of a link's pictures. Opens the link, which uses a view where these are counted.") { Link, Kind, Note, LetLook };
        Opener.AddTo(command);
        command.Add(Json);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        string link = Options.Pasted(parsed.GetRequiredValue(Link));
        client.RequireLink(link);
        var report = new LinkReport(parsed.GetRequiredValue(Kind), parsed.GetValue(Note), parsed.GetValue(LetLook));
        await Opener.OpenAsync(parsed, async looking =>
        {
            await client.ReportAsync(link, report, looking, cancellationToken);
            return report;
        });
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new ReportedResult(report.Kind, report.LetOperatorLook), context => context.ReportedResult);
        }
        else
        {
            Console.WriteLine("Your report has arrived. The sender is not told who reported.");
        }

        return (int)ExitCode.Done;
    }
}
