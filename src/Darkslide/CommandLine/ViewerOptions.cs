using System.CommandLine;
using Darkslide.Client.Failures;
using Darkslide.Client.Sending;
using Darkslide.Protocol;

namespace Darkslide.CommandLine;

/// <summary>The options of sending that say who may look, beyond having the link.</summary>
internal sealed class ViewerOptions
{
    private readonly Option<int?> devices = Options.Number(
        "--devices", 1, Limits.Devices, "Each link opens on the first so many devices that open it (default: on any). A forwarded one doesn't open.");

    private readonly Option<string[]> codeTo = new("--code-to")
    {
        Description = "Who opens needs a code that is sent to this address, or to any of a domain; repeat it for more.",
        HelpName = "ADDRESS|@DOMAIN",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> codeEach = Options.Flag(
        "--code-each", "Who opens a recipient's link needs a code that is sent to that recipient's own address: --to \"Anna <anna@example.org>\", or from --to-list.");

    private readonly Option<bool> passkey = Options.Flag("--passkey", "Each link belongs to the first passkey that opens it, and opens in browsers only.");

    public void AddTo(Command command)
    {
        command.Options.Add(devices);
        command.Options.Add(codeTo);
        command.Options.Add(codeEach);
        command.Options.Add(passkey);
    }

    public int? Devices(ParseResult parsed) => parsed.GetValue(devices);

    public bool Passkey(ParseResult parsed) => parsed.GetValue(passkey);

    public IReadOnlyList<string> CodeTo(ParseResult parsed) => parsed.GetValue(codeTo) ?? [];

    /// <summary>Each recipient's own address, where those count; else none.</summary>
    /// <exception cref="WrongUseException">Somebody has none.</exception>
    public IReadOnlyList<string> CodeToEach(ParseResult parsed, IReadOnlyList<Recipient> recipients)
    {
        if (!parsed.GetValue(codeEach))
        {
            return [];
        }

        return recipients.Count == 0
            ? throw new WrongUseException("With --code-each there must be recipients.", "Name them: --to \"Anna <anna@example.org>\".")
            : [.. recipients.Select(recipient => recipient.Mail
                ?? throw new WrongUseException($"{recipient.Name} has no mail address for a code.", $"Give it: --to \"{recipient.Name} <name@example.org>\"."))];
    }
}
