using System.CommandLine;
using Darkslide.Client.Failures;
using Darkslide.Client.Pictures;
using Darkslide.Client.Saving;
using Darkslide.CommandLine;
using Darkslide.Imaging;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide inspect</c>: says what pictures reveal. Changes and sends nothing.</summary>
internal static class InspectCommand
{
    private static readonly Argument<string[]> Files = new("FILE|DIR") { Description = "Pictures, and folders of pictures.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Extract = Options.Text(
        "--extract", "DIR", "Write the smaller pictures that are hidden in the files into this folder. Nothing in it is written over.");

    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("inspect", "See what pictures reveal besides what can be seen on them.") { Files, Extract, Json };
        command.SetAction(RunAsync);
        return command;
    }

    // One bad file hides nothing about the others; the exit code tells that there was one.
    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> files = PictureFiles.Find(parsed.GetRequiredValue(Files));
        OutputFolder? folder = parsed.GetValue(Extract) is { } path ? OutputFolder.Open(path) : null;
        bool json = parsed.GetValue(Json);
        var inspected = new List<InspectedFile>();
        var reports = new List<PictureReport>();
        ExitCode code = ExitCode.Done;
        foreach (string file in files)
        {
            try
            {
                var extraction = folder is null ? null : new HiddenPictures(folder, file);
                PictureReport report = await CleanFile.InspectAsync(file, extraction is null ? null : extraction.WriteAsync, cancellationToken);
                IReadOnlyList<string?> paths = extraction?.Paths ?? [];
                inspected.Add(new InspectedFile(file, RevealedResult.Of(report, paths), report.BytesRemoved));
                reports.Add(report);
                if (!json)
                {
                    RevealedText.Print(file, report);
                    PrintExtracted(paths);
                }
            }
            catch (PictureFileException e)
            {
                Failure.Of(e).Print();
                code = ExitCode.File;
            }
        }

        if (json)
        {
            ResultJson.Print(new InspectResult(inspected), context => context.InspectResult);
        }
        else if (reports.Count > 1)
        {
            PrintSums(reports);
        }

        return (int)code;
    }

    private static void PrintExtracted(IReadOnlyList<string?> paths)
    {
        foreach (string path in paths.OfType<string>())
        {
            Console.WriteLine($"    Written: {path}");
        }
    }

    private static void PrintSums(List<PictureReport> reports)
    {
        Console.WriteLine($"\nAll {reports.Count:N0} together:");
        RevealedSums.Print(reports);
        if (reports.TrueForAll(report => report.Findings.Count == 0))
        {
            Console.WriteLine("    They reveal nothing but what can be seen on them.");
        }
    }
}
