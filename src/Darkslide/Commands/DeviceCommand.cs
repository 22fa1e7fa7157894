using System.CommandLine;

namespace Darkslide.Commands;

/// <summary><c>darkslide device</c>: what an owner does about the devices that a link is bound to.</summary>
internal static class DeviceCommand
{
    public static Command Build()
        => new("device", "Decide which devices may open a link that was sent with --devices.") { FreeDeviceCommand.Build(), AllowDeviceCommand.Build() };
}
