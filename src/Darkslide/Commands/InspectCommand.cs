using System.CommandLine;
using Darkslide.Client.Failures;
using Darkslide.Client.Pictures;
using Darkslide.CommandLine;
using Darkslide.Imaging;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide inspect</c>: says what pictures reveal. Changes and sends nothing.</summary>
internal static class InspectCommand
{
    private static readonly Argument<string[]> Files = new("FILE|DIR") { Description = "Pictures, and folders of pictures.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("inspect", "See what pictures reveal besides what can be seen on them.") { Files, Json };
        command.SetAction(RunAsync);
        return command;
    }

    // One bad file hides nothing about the others; the exit code tells that there was one.
    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var inspected = new List<InspectedFile>();
        ExitCode code = ExitCode.Done;
        foreach (string file in PictureFiles.Find(parsed.GetRequiredValue(Files)))
        {
            try
            {
                PictureReport report = await CleanFile.InspectAsync(file, cancellationToken);
                inspected.Add(new InspectedFile(file, RevealedResult.Of(report), report.BytesRemoved));
                if (!parsed.GetValue(Json))
                {
                    RevealedText.Print(file, report);
                }
            }
            catch (PictureFileException e)
            {
                Failure.Of(e).Print();
                code = ExitCode.File;
            }
        }

        if (parsed.GetValue(Json))
        {
            ResultJson.Print(new InspectResult(inspected), context => context.InspectResult);
        }

        return (int)code;
    }
}
