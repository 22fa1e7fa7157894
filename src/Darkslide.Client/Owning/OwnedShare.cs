using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Notices;
using Darkslide.Client.Receipts;
using Darkslide.Client.Sending;
using Darkslide.Client.Transfers;
using Darkslide.Format;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Owning;

/// <summary>A share in its owner's hands.</summary>
internal sealed class OwnedShare(OwningApi api, ManageKeys keys, Uri origin)
{
    public async Task<ShareStatus> StatusAsync(CancellationToken cancellationToken)
    {
        StatusAnswer status = await api.StatusAsync(cancellationToken);
        VaultVersion? stored = await api.ReadVaultVersionAsync(cancellationToken);
        using Vault? vault = Opened(stored);
        EventsCheck check = EventsCheck.Of(status, vault?.Events);
        await KeepSeenAsync(vault, stored, check, status, cancellationToken);
        return new ShareStatus
        {
            EventsIntact = vault is null ? null : check.Intact,
            State = status.State,
            Title = vault?.Title,
            Created = status.Created,
            Now = status.Now,
            Expires = status.Links.Max(link => link.Expires),
            Bytes = status.Bytes,
            Links = Links(status, vault),
            Notice = status.Notice,
            EventsEnd = EventsCheck.End(status),
            Events = status.Events,
        };
    }

    /// <summary>Says where its owner is told of first openings.</summary>
    public Task NotifyAsync(NoticeTo notices, CancellationToken cancellationToken) => api.NotifyAsync(notices.ForServer, cancellationToken);

    /// <summary>What of the ended share was destroyed, signed: by the key that the server gives everybody, and of this share.</summary>
    public async Task<ReceiptFile> ReceiptAsync(CancellationToken cancellationToken)
    {
        ServerAnswer server = await api.ServerAsync(cancellationToken);
        ReceiptFile receipt = ReceiptFile.Check(await api.ReceiptAsync(cancellationToken));
        if (!receipt.Key.AsSpan().SequenceEqual(server.ReceiptKey))
        {
            throw ReceiptException.OtherKey();
        }

        return receipt.IsOf(keys.ShareId.Span) ? receipt : throw ReceiptException.OtherShare();
    }

    /// <summary>Tells what happens from then on, until the share has ended.</summary>
    public Task WatchAsync(EventsHead since, ShareListener listener, CancellationToken cancellationToken)
        => new ShareWatching(api, since, listener).RunAsync(cancellationToken);

    /// <summary>Ends what is chosen and returns it. Everything is ended by one request, whether or not the vault can be read.</summary>
    public async Task<IReadOnlyList<OwnedLink>> RevokeAsync(LinkChoice choice, CancellationToken cancellationToken)
    {
        ShareStatus before = await StatusAsync(cancellationToken);
        IReadOnlyList<OwnedLink> chosen = choice.From(before.Links);
        if (choice.IsAll)
        {
            await api.RevokeShareAsync(cancellationToken);
            return chosen;
        }

        foreach (OwnedLink link in chosen)
        {
            await api.RevokeLinkAsync(link.Number, cancellationToken);
        }

        return chosen;
    }

    /// <summary>Gives new tries to what is chosen; with no choice, to every link that is locked.</summary>
    public async Task<IReadOnlyList<OwnedLink>> UnlockAsync(LinkChoice choice, CancellationToken cancellationToken)
    {
        IReadOnlyList<OwnedLink> chosen = choice.From((await StatusAsync(cancellationToken)).Links);
        OwnedLink[] links = [.. chosen.Where(link => !choice.IsAll || link.Status.State == "locked")];
        foreach (OwnedLink link in links)
        {
            await api.UnlockLinkAsync(link.Number, cancellationToken);
        }

        return links;
    }

    /// <summary>Prolongs or shortens what is chosen; with no choice, every link that has not ended. Returns when each ends now.</summary>
    public async Task<IReadOnlyList<ChangedLink>> ChangeAsync(LinkChoice choice, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        IReadOnlyList<OwnedLink> chosen = choice.From((await StatusAsync(cancellationToken)).Links);
        var changed = new List<ChangedLink>();
        foreach (OwnedLink link in chosen.Where(link => !choice.IsAll || link.Status.State != "ended"))
        {
            ChangeLinkAnswer answer = await api.ChangeLinkAsync(link.Number, (int)lifetime.TotalSeconds, cancellationToken);
            changed.Add(new ChangedLink(link.Number, link.To, answer.Expires));
        }

        return changed;
    }

    /// <summary>Takes a device's place from it.</summary>
    public async Task<FreedDevice> FreeDeviceAsync(LinkChoice choice, int? device, CancellationToken cancellationToken)
        => await new BoundLinks(api).FreeAsync(choice.From((await StatusAsync(cancellationToken)).Links), device, cancellationToken);

    /// <summary>Lets one more device open a link.</summary>
    public async Task<AllowedDevices> AllowDeviceAsync(LinkChoice choice, CancellationToken cancellationToken)
        => await new BoundLinks(api).AllowAsync(choice.From((await StatusAsync(cancellationToken)).Links), cancellationToken);

    /// <summary>Lets another passkey be registered for a link.</summary>
    public async Task<ForgottenPasskey> ForgetPasskeyAsync(LinkChoice choice, CancellationToken cancellationToken)
        => await new PasskeyLinks(api).ForgetAsync(choice.From((await StatusAsync(cancellationToken)).Links), cancellationToken);

    /// <summary>Takes pictures out of every link, by name or place. Answers how many.</summary>
    public Task<int> RemoveAsync(IReadOnlyList<string> pictures, CancellationToken cancellationToken)
        => new ShareEditing(api, keys).RemoveAsync(pictures, cancellationToken);

    /// <summary>Brings more pictures to every link. Answers how many.</summary>
    public Task<int> AddAsync(SendRequest request, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
        => new ShareEditing(api, keys).AddAsync(request, progress, cancellationToken);

    /// <summary>Gives originals to what is chosen; with no choice, to every link that lives. Returns the links that changed.</summary>
    public async Task<IReadOnlyList<OwnedLink>> ApproveAsync(LinkChoice choice, CancellationToken cancellationToken)
    {
        IReadOnlyList<OwnedLink> chosen = choice.From((await StatusAsync(cancellationToken)).Links);
        OwnedLink[] links = [.. chosen.Where(link => link.Status is { State: not "ended", Tier: "view" })];
        await new ShareEditing(api, keys).ApproveAsync([.. links.Select(link => link.Number)], cancellationToken);
        return links;
    }

    /// <summary>What the chosen links' holders picked. Without the vault nobody can read it.</summary>
    public async Task<SharePicks> PicksAsync(LinkChoice choice, CancellationToken cancellationToken)
    {
        IReadOnlyList<OwnedLink> chosen = choice.From((await StatusAsync(cancellationToken)).Links);
        using Vault vault = await VaultAsync(cancellationToken) ?? throw new DamagedShareException("Your notes about this share can't be read, and the keys of the picks stand in them.");
        return await new PicksReading(api, vault).RunAsync(chosen, cancellationToken);
    }

    // What can't be kept now (another device was faster, the share has just ended) is seen again the next time.
    private async Task KeepSeenAsync(Vault? vault, VaultVersion? stored, EventsCheck check, StatusAnswer status, CancellationToken cancellationToken)
    {
        if (vault is null || stored is null || check.Seen is not { } seen || status.State != "live")
        {
            return;
        }

        try
        {
            await api.WriteVaultAsync(VaultCodec.Seal(vault.With(events: seen), keys.VaultKey, keys.ShareId.Span), stored.Tag, cancellationToken);
        }
        catch (ServerRefusedException)
        {
        }
    }

    private List<OwnedLink> Links(StatusAnswer status, Vault? vault)
    {
        List<LinkStatus> links = [.. status.Links.OrderBy(link => link.Number)];
        List<VaultLink?> notes = [.. links.Select(link => vault?.Links.FirstOrDefault(note => note.Number == link.Number))];
        IReadOnlyList<string?> called = DistinctNames.Of([.. notes.Select(note => note?.To)]);
        return
        [
            .. links.Select((link, place) => new OwnedLink(link, notes[place]?.To, called[place], Url(link, notes[place])) { CodeTo = notes[place]?.CodeTo ?? [] }),
        ];
    }

    private string? Url(LinkStatus link, VaultLink? note)
        => note is null || link.State == "ended" ? null : LinkText.Url(origin, LinkKind.Viewing, note.Secret);

    // A share that has ended may have no vault, and one of a newer version can't be read: its links can be ended all the same.
    private async Task<Vault?> VaultAsync(CancellationToken cancellationToken)
    {
        return Opened(await api.ReadVaultVersionAsync(cancellationToken));
    }

    private Vault? Opened(VaultVersion? stored)
    {
        try
        {
            return stored is null ? null : VaultCodec.Open(stored.Sealed, keys.VaultKey, keys.ShareId.Span);
        }
        catch (FormatErrorException)
        {
            return null;
        }
    }
}

/// <summary>A link whose end was moved.</summary>
/// <param name="Number">Its number.</param>
/// <param name="To">The recipient's name, or null.</param>
/// <param name="Expires">When it ends now.</param>
public sealed record ChangedLink(int Number, string? To, DateTimeOffset Expires);
