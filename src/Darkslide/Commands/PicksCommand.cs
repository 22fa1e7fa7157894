using System.CommandLine;
using System.Text;
using Darkslide.Client;
using Darkslide.Client.Failures;
using Darkslide.Client.Owning;
using Darkslide.Client.Picks;
using Darkslide.Client.Saving;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide picks</c>: what recipients starred, rejected, labelled and remarked, for people and for photo programs.</summary>
internal static class PicksCommand
{
    private static readonly Argument<string[]> Link = Options.Link("MANAGE-LINK", "The manage link that sending printed.");
    private static readonly LinkSelector Selector = new();
    private static readonly Option<string> Csv = Options.Text("--csv", "FILE", "Write a table with everything that was picked.");
    private static readonly Option<bool> Names = Options.Flag("--names", "Print the names of the files that got a star, one a line.");
    private static readonly Option<string> Xmp = Options.Text("--xmp", "DIR", "Write an XMP sidecar for every picture that was picked, as Lightroom and darktable read them.");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("picks", "See and export what recipients picked: stars, rejections, labels, remarks.") { Link };
        Selector.AddTo(command);
        foreach (Option option in (Option[])[Csv, Names, Xmp, Json])
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(Names) && (result.GetValue(Json) || result.GetValue(Csv) is not null || result.GetValue(Xmp) is not null))
            {
                result.AddError("--names prints a list of its own.\nUse it alone.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        SharePicks picks = await client.PicksAsync(Options.Pasted(parsed.GetRequiredValue(Link)), Selector.Read(parsed), cancellationToken);
        if (picks.Links.All(link => link.Picks is null))
        {
            throw new WrongUseException("These links take no picks.", "`darkslide send --picks` lets recipients pick.");
        }

        var written = new List<string>();
        if (parsed.GetValue(Csv) is { } file)
        {
            written.Add(await WriteTableAsync(file, picks, cancellationToken));
        }

        if (parsed.GetValue(Xmp) is { } folder)
        {
            written.AddRange(await WriteSidecarsAsync(folder, picks, cancellationToken));
        }

        if (parsed.GetValue(Json))
        {
            ResultJson.Print(PicksResult.Of(picks, written), context => context.PicksResult);
        }
        else if (parsed.GetValue(Names))
        {
            Console.Out.Write(PicksText.Names(picks));
        }
        else
        {
            PicksPrint.Print(picks, written);
        }

        return (int)ExitCode.Done;
    }

    private static Task<string> WriteTableAsync(string file, SharePicks picks, CancellationToken cancellationToken)
    {
        string full = Path.GetFullPath(file);
        string name = Path.GetFileName(full);
        if (name.Length == 0)
        {
            throw new WrongUseException($"\"{file}\" names a folder.", "Give the name of a file, such as --csv picks.csv.");
        }

        return OutputFolder.Open(Path.GetDirectoryName(full)!).WriteAsync(name, PicksText.Csv(picks), cancellationToken);
    }

    private static async Task<List<string>> WriteSidecarsAsync(string path, SharePicks picks, CancellationToken cancellationToken)
    {
        OutputFolder folder = OutputFolder.Open(path);
        var written = new List<string>();
        foreach (XmpSidecar sidecar in XmpSidecar.Of(picks))
        {
            written.Add(await folder.WriteAsync(SafeFileName.ForSidecar(sidecar.Name), Encoding.UTF8.GetBytes(sidecar.Content), cancellationToken));
        }

        return written;
    }
}
