using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Devices;
using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Looking;
using Darkslide.Client.Saving;
using Darkslide.CommandLine;
using Darkslide.Format;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide get</c>: opens a link and saves its pictures.</summary>
internal static class GetCommand
{
    private const int TriesAtThePrompt = 3;
    private const int ShownFiles = 20;

    private static readonly Argument<string[]> Link = Options.Link("LINK", "The link, pasted as it came, with or without the words around it.");
    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "The folder to save into (default: this one). Nothing in it is written over.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> PasswordStdin = Options.PasswordStdin();
    private static readonly Option<bool> Previews = Options.Flag("--previews", "Save previews even where the link allows originals.");
    private static readonly Option<string> DeviceKey = Options.Text(
        "--device-key", "FILE", "This device's key, for links that open on certain devices only (default: one for each link, kept for you). Made if missing.");

    private static readonly Option<string> Address = Options.Text("--address", "ADDRESS", "Your mail address, for links that want a code sent there.");
    private static readonly Option<bool> CodeStdin = Options.Flag("--code-stdin", "Read that code from the first line of standard input, when it was sent.");
    private static readonly Option<bool> NoHistory = Options.NoHistory("Don't remember the opening: a run that is killed then costs a view.");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("get", "Open a link and save its pictures.") { Link, Output, PasswordStdin, Previews, DeviceKey, Address, CodeStdin, NoHistory, Json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(PasswordStdin) && result.GetValue(CodeStdin))
            {
                result.AddError("Standard input can't hold both the password and the code.\nLeave one of them out to be asked for it.");
            }
        });
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
        using Opening opening = await OpenAsync(client, link, parsed, cancellationToken);
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

    // Somebody at a terminal may mistype; a pipe gives the same wrong password every time.
    private static async Task<Opening> OpenAsync(DarkslideClient client, string link, ParseResult parsed, CancellationToken cancellationToken)
    {
        bool fromPipe = parsed.GetValue(PasswordStdin);
        var looking = new LookingOptions
        {
            AskPassword = token => AskAsync(fromPipe, token),
            AskCode = CodeInput.For(parsed.GetValue(Address), parsed.GetValue(CodeStdin)),
            Memory = Surroundings.Openings(parsed.GetValue(NoHistory)),
            Devices = parsed.GetValue(DeviceKey) is { } file ? DeviceKeys.At(file) : Surroundings.Devices(),
        };
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await client.OpenAsync(link, looking, cancellationToken);
            }
            catch (PasswordException e) when (e.Problem == PasswordProblem.Wrong && e.TriesLeft > 0 && !fromPipe && attempt < TriesAtThePrompt)
            {
                await Console.Error.WriteLineAsync(e.Message);
            }
        }
    }

    private static async ValueTask<Password?> AskAsync(bool fromPipe, CancellationToken cancellationToken)
    {
        if (fromPipe)
        {
            return PasswordInput.FromStandardInput();
        }

        return PasswordInput.CanPrompt ? await PasswordInput.PromptAsync("Password: ", cancellationToken) : null;
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
