using Darkslide.Client.Devices;
using Darkslide.Client.History;

namespace Darkslide.Client.Looking;

/// <summary>What opening a link can need besides the link.</summary>
public sealed class LookingOptions
{
    /// <summary>Asked if the link has a password.</summary>
    public PasswordAsker? AskPassword { get; init; }

    /// <summary>Where to remember the opening, so that a later run can go on with it; null to remember nothing.</summary>
    public PrivateFolder? Memory { get; init; }

    /// <summary>Asked if the link wants a code by e-mail.</summary>
    public CodeAsker? AskCode { get; init; }

    /// <summary>Where this device's keys are, for links that open on certain devices only; null if it has none.</summary>
    public DeviceKeys? Devices { get; init; }
}
