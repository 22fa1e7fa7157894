using Darkslide.Client.Failures;
using Darkslide.Client.Http;

namespace Darkslide.Client.Owning;

/// <summary>What an owner does about the passkey of a link.</summary>
internal sealed class PasskeyLinks(OwningApi api)
{
    public async Task<ForgottenPasskey> ForgetAsync(IReadOnlyList<OwnedLink> links, CancellationToken cancellationToken)
    {
        OwnedLink[] wanting = [.. links.Where(link => link.Status is { State: not "ended", Passkey: not null })];
        OwnedLink[] registered = [.. wanting.Where(link => link.Status.Passkey!.Registered is not null)];
        OwnedLink one = (wanting.Length, registered.Length) switch
        {
            (_, 1) => registered[0],
            (0, _) => throw new WrongUseException("No such link wants a passkey.", "`darkslide status` shows which do; `darkslide send --passkey` asks for one."),
            (_, 0) => throw new WrongUseException("No passkey is registered yet.", "There is nothing to forget: the first that opens the link is registered."),
            _ => throw new WrongUseException($"{registered.Length} links have a passkey.", "Say which with --to or --link."),
        };
        await api.ForgetPasskeyAsync(one.Number, cancellationToken);
        return new ForgottenPasskey(one.Number, one.To);
    }
}

/// <summary>A link whose next passkey is registered.</summary>
/// <param name="Number">The link's number.</param>
/// <param name="To">The recipient's name, or null.</param>
public sealed record ForgottenPasskey(int Number, string? To);
