using System.CommandLine;
using Darkslide.Client.Owning;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide device allow</c>: lets one more device open a link.</summary>
internal static class AllowDeviceCommand
{
    public static Command Build() => new ChosenLinksCommand<AllowedDevices, AllowedResult>("allow", "Let one more device open a link.")
    {
        Act = (client, manage, choice, cancel) => client.AllowDeviceAsync(manage, choice, cancel),
        Result = allowed => new AllowedResult(allowed),
        Type = context => context.AllowedResult,
        Tell = allowed => Console.WriteLine($"Link {allowed.Number}, {OwnerText.Name(allowed.To)}, opens on {allowed.Limit} devices now."),
    }.Build();
}
