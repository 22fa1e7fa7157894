using System.CommandLine;
using System.CommandLine.Parsing;
using Darkslide.Client;
using Darkslide.Client.Operating;
using Darkslide.CommandLine;
using Darkslide.Protocol;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide pass add</c>: makes a pass and prints its link, once.</summary>
internal static class AddPassCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "What you call its holder; only you see it." };
    private static readonly Option<long?> Bytes = ByteCount.Option("--bytes", "How much can be sent with it in all.");
    private static readonly Option<long?> PerDay = ByteCount.Option("--per-day", "How much can be sent with it on one day (UTC).");

    private static readonly Option<DateTimeOffset?> Until = new("--until")
    {
        Description = "Until when it is good: a time, or how long from now.",
        HelpName = "TIME|30d",
        CustomParser = ParseUntil,
    };

    private static readonly OperatorOptions Where = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("add", "Make a pass and print its link: give it to the sender by a way that only they read.") { Name, Bytes, PerDay, Until, Json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Name) is { } name && (name.Length is 0 or > Limits.PassName || name.Any(char.IsControl)))
            {
                result.AddError($"A pass's name has 1 to {Limits.PassName} characters on one line.\nFor example: darkslide pass add Anna");
            }
        });
        Where.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        var pass = new NewPass
        {
            Name = parsed.GetRequiredValue(Name),
            Bytes = parsed.GetValue(Bytes),
            PerDay = parsed.GetValue(PerDay),
            Until = parsed.GetValue(Until),
        };
        AddedPass added = await Where.Open(client, parsed).AddPassAsync(pass, cancellationToken);
        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new AddPassResult(added.Number, added.Url), context => context.AddPassResult);
        }
        else
        {
            Console.WriteLine($"Pass {added.Number}. Whoever opens this link may send; it is shown only now:");
            Console.WriteLine(added.Url);
        }

        return (int)ExitCode.Done;
    }

    private static DateTimeOffset? ParseUntil(ArgumentResult result)
    {
        DateTimeOffset now = Surroundings.Time.GetUtcNow();
        if (result.Tokens.Count == 1 && StartTime.TryRead(result.Tokens[0].Value, Surroundings.Time, out DateTimeOffset until) && until > now)
        {
            return until;
        }

        result.AddError("--until takes a time to come, or how long from now.\nFor example: --until 2027-12-31, --until 30d");
        return null;
    }
}
