using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Documents;
using Darkslide.Client.Pictures;
using Darkslide.Client.Redacting;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide add</c>: brings more pictures to a share that was sent.</summary>
internal static class AddCommand
{
    private static readonly Argument<string> Link = new("MANAGE-LINK") { Description = "The manage link that sending printed." };
    private static readonly Argument<string[]> Files = new("FILE|DIR")
    {
        Description = "Pictures, PDFs (added as pictures of their pages), and folders of them.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly RedactOptions Redact = new();
    private static readonly Option<bool> KeepNames = Options.Flag("--keep-names", "Recipients see the files' own names, which may tell dates and places.");
    private static readonly Option<bool> Skip = Options.Flag("--skip", "Leave out files that can't be read or cleaned.");
    private static readonly Option<bool> WithDocument = Options.Flag("--with-document", "Add PDFs themselves too, cleaned. Needs qpdf.");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("add", "Add pictures to a share, cleaned and sealed, for all its links.") { Link, Files, WithDocument, KeepNames, Skip, Json };
        Redact.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        Redactions? redactions = Redact.Read(parsed);
        using DrawnFiles drawn = await DrawnFiles.OfAsync(
            PictureFiles.Find(parsed.GetRequiredValue(Files)), parsed.GetValue(Skip), parsed.GetValue(WithDocument), cancellationToken);
        redactions?.Follow(drawn);
        PictureSelection selection =
            (await PictureSelection.LookAtAsync(drawn.Files, parsed.GetValue(Skip), redactions: redactions, cancellationToken: cancellationToken)).With(drawn);
        int added;
        using (var progress = new ProgressLine("Sending:", Surroundings.Time))
        {
            added = await client.AddPicturesAsync(parsed.GetRequiredValue(Link), selection, parsed.GetValue(KeepNames), progress, cancellationToken);
        }

        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new AddResult(added, DocumentsResult.Of(selection)), context => context.AddResult);
        }
        else
        {
            SentText.PrintDocuments(selection);
            Console.WriteLine($"Added {Quantity.Pictures(added)} to every link.");
        }

        return (int)ExitCode.Done;
    }
}
