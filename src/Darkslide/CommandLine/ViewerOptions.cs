using System.CommandLine;
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

    public void AddTo(Command command)
    {
        command.Options.Add(devices);
        command.Options.Add(codeTo);
    }

    public int? Devices(ParseResult parsed) => parsed.GetValue(devices);

    public IReadOnlyList<string> CodeTo(ParseResult parsed) => parsed.GetValue(codeTo) ?? [];
}
