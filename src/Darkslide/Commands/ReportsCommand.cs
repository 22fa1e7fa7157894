using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Http;
using Darkslide.Client.Operating;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Protocol.Messages;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide reports</c>: what viewers told the operator.</summary>
internal static class ReportsCommand
{
    private static readonly OperatorOptions Where = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("reports", "List what viewers reported to you as the server's operator.") { Json, DismissReportCommand.Build() };
        Where.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        IReadOnlyList<ReportedLink> reports = await Where.Open(client, parsed).ReportsAsync(cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new ReportsResult([.. reports.Select(ReportResult.Of)]), context => context.ReportsResult);
            return (int)ExitCode.Done;
        }

        if (reports.Count == 0)
        {
            Console.WriteLine("Nothing was reported.");
        }

        foreach (ReportedLink reported in reports)
        {
            Print(reported);
        }

        return (int)ExitCode.Done;
    }

    private static void Print(ReportedLink reported)
    {
        OperatorReport report = reported.Report;
        string pass = report.Pass is { } number ? $", sent with pass {number}" : "";
        Console.WriteLine($"{report.Number}  {Quantity.Moment(report.Time, Surroundings.Time)}  {report.Kind}: link {report.Link} of share {report.Share} ({report.State}){pass}");
        if (report.Note is { } note)
        {
            Console.WriteLine($"   \"{ForeignText.OneLine(note, 1_000)}\"");
        }

        if (reported.Url is { } url)
        {
            Console.WriteLine($"   To look at it (this may use up a view): {url}");
        }
    }
}
