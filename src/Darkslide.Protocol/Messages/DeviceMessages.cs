namespace Darkslide.Protocol.Messages;

/// <summary>Body of <see cref="Routes.DeviceChallenge"/> (PROTOCOL.md section 4.8).</summary>
public sealed class ChallengeRequest
{
    /// <summary>16 bytes.</summary>
    public required byte[] Locator { get; init; }
}

/// <summary>Answer of <see cref="Routes.DeviceChallenge"/>.</summary>
public sealed class ChallengeAnswer
{
    /// <summary>32 bytes, good for two minutes.</summary>
    public required byte[] Challenge { get; init; }
}

/// <summary>What a device proves itself with when it opens a link.</summary>
public sealed class DeviceProof
{
    /// <summary>65 bytes: the public key, an uncompressed P-256 point.</summary>
    public required byte[] Key { get; init; }

    /// <summary>32 bytes, from <see cref="Routes.DeviceChallenge"/>.</summary>
    public required byte[] Challenge { get; init; }

    /// <summary>64 bytes: ECDSA with SHA-256 over <see cref="DeviceSigning.Text"/>, IEEE P1363.</summary>
    public required byte[] Signature { get; init; }
}

/// <summary>How many devices a link is bound to.</summary>
public sealed class DevicesLimit
{
    /// <summary>The first so many devices that open it.</summary>
    public required int Limit { get; init; }
}

/// <summary>What an owner sees of a link's devices.</summary>
public sealed class DevicesStatus
{
    /// <summary>The first so many devices that open it.</summary>
    public required int Limit { get; init; }

    /// <summary>Those that have.</summary>
    public required IReadOnlyList<UsedDevice> Used { get; init; }
}

/// <summary>A device that opened a link.</summary>
public sealed class UsedDevice
{
    /// <summary>Counted from 1 in the order in which they came.</summary>
    public required int Number { get; init; }

    /// <summary>When it last opened the link, cut to the minute.</summary>
    public required DateTimeOffset Seen { get; init; }
}

/// <summary>Body of <see cref="Routes.FreeDevice"/> (PROTOCOL.md section 5.12).</summary>
public sealed class FreeDeviceRequest
{
    /// <summary>The link's number within the share.</summary>
    public required int Number { get; init; }

    /// <summary>The device's number within the link.</summary>
    public required int Device { get; init; }
}

/// <summary>Body of <see cref="Routes.AllowDevices"/> (PROTOCOL.md section 5.12).</summary>
public sealed class AllowDevicesRequest
{
    /// <summary>The link's number within the share.</summary>
    public required int Number { get; init; }

    /// <summary>How many devices it is bound to from now on, if that is more than before.</summary>
    public required int Limit { get; init; }
}
