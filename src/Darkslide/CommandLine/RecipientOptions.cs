using System.CommandLine;
using Darkslide.Client.Failures;
using Darkslide.Client.Sending;

namespace Darkslide.CommandLine;

/// <summary>The options that say whom links are for.</summary>
internal sealed class RecipientOptions
{
    private readonly Option<string[]> to = new("--to")
    {
        Description = "A recipient's name, for a link of their own, also as \"Name <mail@example.org>\"; repeat it for more.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string> toList = Options.Text(
        "--to-list", "FILE", "Recipients from a file, or - for standard input: a name on each line, also as \"Name <mail@example.org>\".");

    private readonly Option<bool> mailto = Options.Flag("--mailto", "Print a prepared message with each link, to be opened with the mail program.");

    public void AddTo(Command command)
    {
        command.Add(to);
        command.Add(toList);
        command.Add(mailto);
    }

    /// <summary>Whether a prepared message is wanted with each link.</summary>
    public bool Mails(ParseResult parsed) => parsed.GetValue(mailto);

    /// <summary>Those named one by one, then those of the list.</summary>
    /// <exception cref="DarkslideException">The list can't be read.</exception>
    public IReadOnlyList<Recipient> Read(ParseResult parsed, bool passwordStdin)
    {
        List<Recipient> named = [.. (parsed.GetValue(to) ?? []).Select(RecipientList.ReadNamed)];
        if (parsed.GetValue(toList) is not { } list)
        {
            return named;
        }

        if (list == "-" && passwordStdin)
        {
            throw new WrongUseException("Standard input can't hold both the recipients and the password.", "Name a file with --to-list.");
        }

        IReadOnlyList<Recipient> read = list == "-" ? RecipientFile.Read(Console.In) : RecipientFile.Read(list);
        return read.Count > 0 ? [.. named, .. read] : throw new WrongUseException("The list of recipients has no name in it.", "Write one name on each line.");
    }
}
