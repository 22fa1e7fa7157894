using System.CommandLine;
using System.CommandLine.Parsing;

namespace Darkslide.CommandLine;

/// <summary>Says in one sentence what is wrong with a command line.</summary>
internal static class WrongUsage
{
    private const string NothingToDo = "`darkslide send FILE` sends a picture, `darkslide get LINK` saves one, `darkslide --help` shows all.";
    private const string PasswordShown = "A password is never an argument: others on this machine could read it.";

    /// <summary>The failure, or null if the command line can be run.</summary>
    public static Failure? Of(ParseResult parsed, string[] args)
    {
        if (args.Length == 0)
        {
            return Make("There is nothing to do.", NothingToDo);
        }

        if (UnknownOption(parsed, args) is { } option)
        {
            return option.StartsWith("--password", StringComparison.Ordinal)
                ? Make(PasswordShown, "Leave it out to be asked for it, or use --password-stdin.")
                : Make($"There is no option {option}.", Help(parsed));
        }

        return parsed.Errors.Count == 0 ? null : Explain(parsed);
    }

    private static Failure Explain(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is [{ } word, ..] && parsed.CommandResult.Command.Subcommands.Count > 0)
        {
            return Make($"There is no command {word}.", Help(parsed));
        }

        string[] sentences = parsed.Errors[0].Message.Split('\n', 2);
        return Make(sentences[0], sentences.Length > 1 ? sentences[1] : Help(parsed));
    }

    // The parser takes a misspelt option for one more file. Behind `--` it may be one.
    private static string? UnknownOption(ParseResult parsed, string[] args)
    {
        int names = Array.IndexOf(args, "--");
        IEnumerable<string> before = names < 0 ? args : args.Take(names);
        if (before.FirstOrDefault(word => word.StartsWith("--password=", StringComparison.Ordinal)) is not null)
        {
            return "--password";
        }

        HashSet<string> arguments = [.. parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)];
        return before.FirstOrDefault(word => word.Length > 1 && word[0] == '-' && arguments.Contains(word));
    }

    private static string Help(ParseResult parsed) => $"`{NameOf(parsed.CommandResult)} --help` shows how it is used.";

    private static string NameOf(CommandResult command)
        => command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}" : "darkslide";

    private static Failure Make(string sentence, string nextStep) => new(ExitCode.WrongUsage, sentence, nextStep);
}
