using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using Darkslide.Client;
using Darkslide.Client.Owning;
using Darkslide.CommandLine;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary>What commands share that do one thing to a share's links, all of them or one: their options and how they run.</summary>
/// <typeparam name="TDone">What was done.</typeparam>
/// <typeparam name="TResult">What <c>--json</c> prints.</typeparam>
internal sealed class ChosenLinksCommand<TDone, TResult>(string name, string description)
{
    private readonly Argument<string[]> link = Options.Link("MANAGE-LINK", "The manage link that sending printed.");
    private readonly LinkSelector selector = new();
    private readonly Option<bool> json = Options.Json();

    /// <summary>Does it.</summary>
    public required Func<DarkslideClient, string, LinkChoice, CancellationToken, Task<TDone>> Act { get; init; }

    public required Func<TDone, TResult> Result { get; init; }

    public required Func<ResultJson, JsonTypeInfo<TResult>> Type { get; init; }

    /// <summary>Tells people.</summary>
    public required Action<TDone> Tell { get; init; }

    public Command Build()
    {
        var command = new Command(name, description) { link, json };
        selector.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        TDone done = await Act(client, Options.Pasted(parsed.GetRequiredValue(link)), selector.Read(parsed), cancellationToken);
        if (parsed.GetValue(json))
        {
            ResultJson.Print(Result(done), Type);
        }
        else
        {
            Tell(done);
        }

        return (int)ExitCode.Done;
    }
}
