using Darkslide.Client.Failures;
using Darkslide.Server.Settings;
using Darkslide.Server.Start;

namespace Darkslide.CommandLine;

/// <summary>How a command failed: a code for programs; a sentence and the next step for people.</summary>
internal sealed record Failure(ExitCode Code, string Sentence, string NextStep)
{
    public static Failure Of(Exception exception) => exception switch
    {
        DarkslideException known => new(CodeOf(known), known.Message, known.NextStep),
        SettingException setting => new(ExitCode.WrongUsage, setting.Message, "Set it right, or leave it out for the default."),
        StartException start => new(ExitCode.Failed, start.Message, start.NextStep),
        OperationCanceledException => new(ExitCode.Failed, "Stopped.", "Nothing half done was left behind."),
        _ => new(ExitCode.Failed, $"Something unexpected happened ({exception.GetType().Name}).", "Please report it: this is a fault of the program."),
    };

    public void Print()
    {
        Console.Error.WriteLine($"darkslide: {Sentence}");
        Console.Error.WriteLine(NextStep);
    }

    private static ExitCode CodeOf(DarkslideException exception) => exception switch
    {
        WrongUseException => ExitCode.WrongUsage,
        LinkUnavailableException or LinkNotStartedException => ExitCode.LinkUnavailable,
        PasswordException or CodeException => ExitCode.Password,
        ServerUnreachableException => ExitCode.Unreachable,
        PictureFileException => ExitCode.File,
        ServerRefusedException => ExitCode.Refused,
        PasskeyException => ExitCode.BrowserOnly,
        _ => ExitCode.Failed,
    };
}
