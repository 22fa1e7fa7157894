using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Http;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Protocol.Messages;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide pass list</c>: the operator's passes, and what of them is used.</summary>
internal static class ListPassesCommand
{
    private static readonly OperatorOptions Where = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("list", "List the passes of your server, and what of them is used.") { Json };
        Where.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        PassesAnswer answer = await Where.Open(client, parsed).PassesAsync(cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new PassesResult(answer.Passes, answer.Store), context => context.PassesResult);
            return (int)ExitCode.Done;
        }

        if (answer.Passes.Count == 0)
        {
            Console.WriteLine("There are no passes.");
        }

        foreach (OperatorPass pass in answer.Passes)
        {
            string state = (pass.SignedIn ? "  by signing in" : "") + (pass.State == "good" ? "" : $"  {pass.State}");
            Console.WriteLine($"{pass.Number}  {ForeignText.OneLine(pass.Name, 100)}{state}");
            Console.WriteLine($"   {PassText.Used(pass.Bytes, "in all")}, {PassText.Used(pass.Day, "today")}, {Shares(pass.Shares)}{PassText.Until(pass.Until)}");
        }

        Console.WriteLine($"The store holds {PassText.Used(answer.Store, "in all")}.");
        return (int)ExitCode.Done;
    }

    private static string Shares(int count) => count == 1 ? "1 share" : $"{count} shares";
}
