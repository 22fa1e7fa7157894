using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Owning;

/// <summary>What an owner does about the devices of a link.</summary>
internal sealed class BoundLinks(OwningApi api)
{
    public async Task<FreedDevice> FreeAsync(IReadOnlyList<OwnedLink> links, int? device, CancellationToken cancellationToken)
    {
        OwnedLink link = One(links);
        IReadOnlyList<UsedDevice> used = link.Status.Devices!.Used;
        int number = device ?? used.Count switch
        {
            1 => used[0].Number,
            0 => throw new WrongUseException("No device has opened this link yet.", "There is nothing to free."),
            _ => throw new WrongUseException($"{used.Count} devices have opened this link.", "Say which with --device and the number that `darkslide status` shows."),
        };
        if (used.All(each => each.Number != number))
        {
            throw new WrongUseException($"This link has no device {number}.", "`darkslide status` shows its devices.");
        }

        await api.FreeDeviceAsync(link.Number, number, cancellationToken);
        return new FreedDevice(link.Number, link.To, number);
    }

    public async Task<AllowedDevices> AllowAsync(IReadOnlyList<OwnedLink> links, CancellationToken cancellationToken)
    {
        OwnedLink link = One(links);
        int limit = link.Status.Devices!.Limit + 1;
        if (limit > Limits.Devices)
        {
            throw new WrongUseException($"A link opens on at most {Limits.Devices} devices.", "Free one with `darkslide device free`, or send another link.");
        }

        await api.AllowDevicesAsync(link.Number, limit, cancellationToken);
        return new AllowedDevices(link.Number, link.To, limit);
    }

    private static OwnedLink One(IReadOnlyList<OwnedLink> links)
    {
        OwnedLink[] bound = [.. links.Where(link => link.Status is { State: not "ended", Devices: not null })];
        return bound.Length switch
        {
            1 => bound[0],
            0 => throw new WrongUseException("No such link is bound to devices.", "`darkslide status` shows which are; `darkslide send --devices` binds them."),
            _ => throw new WrongUseException($"{bound.Length} links are bound to devices.", "Say which with --to or --link."),
        };
    }
}

/// <summary>A device that lost its place.</summary>
/// <param name="Number">The link's number.</param>
/// <param name="To">The recipient's name, or null.</param>
/// <param name="Device">The device's number.</param>
public sealed record FreedDevice(int Number, string? To, int Device);

/// <summary>A link that more devices can open.</summary>
/// <param name="Number">The link's number.</param>
/// <param name="To">The recipient's name, or null.</param>
/// <param name="Limit">How many devices it opens on now.</param>
public sealed record AllowedDevices(int Number, string? To, int Limit);
