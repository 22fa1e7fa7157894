using System.CommandLine;
using Darkslide.Protocol;

namespace Darkslide.CommandLine;

/// <summary>The options of sending that say who may look, beyond having the link.</summary>
internal sealed class ViewerOptions
{
    private readonly Option<int?> devices = Options.Number(
        "--devices", 1, Limits.Devices, "Each link opens on the first so many devices that open it (default: on any). A forwarded one doesn't open.");

    public void AddTo(Command command) => command.Options.Add(devices);

    public int? Devices(ParseResult parsed) => parsed.GetValue(devices);
}
