using System.CommandLine;
using Darkslide.Client.Documents;
using Darkslide.Client.Pictures;
using Darkslide.Client.Redacting;
using Darkslide.Client.Saving;
using Darkslide.CommandLine;
using Darkslide.Imaging;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide clean</c>: writes pictures without what they reveal, pixels untouched.</summary>
internal static class CleanCommand
{
    private static readonly Argument<string[]> Files = new("FILE|DIR") { Description = "Pictures, PDFs (written as pictures of their pages), and folders of them.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "The folder to write into. Nothing in it is written over.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly RedactOptions Redact = new();
    private static readonly Option<bool> KeepHdr = Options.KeepHdr();
    private static readonly Option<bool> Skip = Options.Flag("--skip", "Leave out files that can't be read or cleaned, and list them.");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("clean", "Write pictures without what they reveal; pixels untouched, unless they are redacted.") { Files, Output, KeepHdr, Skip, Json };
        Redact.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        // As with sending, all are looked at before any is written.
        Redactions? redactions = Redact.Read(parsed);
        using DrawnFiles drawn = await DrawnFiles.OfAsync(PictureFiles.Find(parsed.GetRequiredValue(Files)), parsed.GetValue(Skip), cancellationToken: cancellationToken);
        redactions?.Follow(drawn);
        var cleaning = new CleaningOptions { KeepGainMap = parsed.GetValue(KeepHdr) };
        PictureSelection selection = await PictureSelection.LookAtAsync(drawn.Files, parsed.GetValue(Skip), null, cleaning, redactions, cancellationToken);
        OutputFolder folder = OutputFolder.Open(parsed.GetRequiredValue(Output));
        var cleaned = new List<CleanedFile>();
        foreach (LookedAtPicture picture in selection.Pictures)
        {
            cleaned.Add(await WriteAsync(picture, drawn, folder, cleaning, cancellationToken));
        }

        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new CleanResult(cleaned, selection.Skipped), context => context.CleanResult);
        }
        else
        {
            Print(selection, cleaned);
        }

        return (int)ExitCode.Done;
    }

    private static async Task<CleanedFile> WriteAsync(
        LookedAtPicture picture, DrawnFiles drawn, OutputFolder folder, CleaningOptions cleaning, CancellationToken cancellationToken)
    {
        string name = SafeFileName.For(Path.GetFileName(picture.Path), picture.Format.MediaType());
        long bytes = 0;
        string path = await folder.WriteAsync(name, async file =>
        {
            using CleanedPicture cleaned = await CleanFile.IntoAsync(picture, file, cleaning, cancellationToken);
            bytes = cleaned.Bytes.Length;
        });
        return new CleanedFile(drawn.SourceOf(picture.Path), path, bytes, RevealedResult.Of(picture.Report), RevealedResult.KeptOf(picture.Report), RedactedResult.Of(picture));
    }

    private static void Print(PictureSelection selection, List<CleanedFile> cleaned)
    {
        foreach ((LookedAtPicture picture, CleanedFile file) in selection.Pictures.Zip(cleaned))
        {
            Console.WriteLine($"{file.Path}  {Quantity.Bytes(file.Bytes)}{RedactedText.Of(picture)}{(picture.Report.Findings.Count > 0 ? ", without:" : ", which revealed nothing")}");
            RevealedText.PrintFindings(picture.Report);
        }

        foreach (SkippedFile skipped in selection.Skipped)
        {
            Console.WriteLine($"Left out {skipped.Path}: {skipped.Reason}");
        }
    }
}
