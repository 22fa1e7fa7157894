using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Http;
using Darkslide.Client.Looking;
using Darkslide.Client.Saving;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide get</c>: opens a link and saves its pictures.</summary>
internal static class GetCommand
{
    private const int ShownFiles = 20;

    private static readonly Argument<string[]> Link = Options.Link("LINK", "The link, pasted as it came, with or without the words around it.");
    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "The folder to save into (default: this one). Nothing in it is written over.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Previews = Options.Flag("--previews", "Save previews even where the link allows originals.");
    private static readonly LinkOpener Opener = new();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("get", "Open a link and save its pictures.") { Link, Output, Previews };
        Opener.AddTo(command);
        command.Add(Json);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();

        // Whatever is wrong with the link or the folder is found out before a view is asked for.
        string link = Options.Pasted(parsed.GetRequiredValue(Link));
        client.RequireLink(link);
        OutputFolder folder = OutputFolder.Open(parsed.GetValue(Output) ?? ".");
        using Opening opening = await Opener.OpenAsync(parsed, looking => client.OpenAsync(link, looking, cancellationToken));
        IReadOnlyList<SavedFile> files;
        using (var progress = new ProgressLine("Saving:", Surroundings.Time))
        {
            files = await opening.SaveAsync(folder, parsed.GetValue(Previews), progress, cancellationToken);
        }

        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new GetResult(files), context => context.GetResult);
        }
        else
        {
            Print(opening, folder, files);
        }

        return (int)ExitCode.Done;
    }

    private static void Print(Opening opening, OutputFolder folder, IReadOnlyList<SavedFile> files)
    {
        if (opening.Title is { } title)
        {
            Console.WriteLine(ForeignText.OneLine(title, 200));
        }

        if (opening.From is { } from)
        {
            Console.WriteLine($"From {ForeignText.OneLine(from, 210)}");
        }

        int pictures = files.Count(file => file.Rendition != "document");
        string documents = (files.Count - pictures) switch { 0 => "", 1 => " and 1 PDF", var count => $" and {count} PDFs" };
        Console.WriteLine($"Saved {Quantity.Pictures(pictures)}{documents} in {folder.Path}:");
        foreach (SavedFile file in files.Take(ShownFiles))
        {
            string note = file.Rendition == "preview" ? ", preview" : "";
            Console.WriteLine($"  {Path.GetFileName(file.Path)}  {Quantity.Bytes(file.Bytes)}{note}");
        }

        if (files.Count > ShownFiles)
        {
            Console.WriteLine($"  and {Quantity.Pictures(files.Count - ShownFiles)} more");
        }

        int before = opening.Pictures.Count - pictures;
        if (opening.UntilEachDownloaded && before > 0)
        {
            Console.WriteLine($"{Quantity.Pictures(before)} had been saved through this link before, and ended with that.");
        }

        if (opening.UntilDownloaded || (opening.UntilEachDownloaded && opening.HasOriginals))
        {
            Console.WriteLine("The link has ended with this.");
        }
    }
}
