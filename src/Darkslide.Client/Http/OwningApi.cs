using System.Net.Http.Headers;
using Darkslide.Client.Failures;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Http;

/// <summary>What an owner asks of a server (PROTOCOL.md section 5). Every request may be sent again after a lost answer.</summary>
internal sealed class OwningApi(Exchange exchange, string owner, string? pass = null)
{
    /// <summary>A minute or so: no server is worth more.</summary>
    private const int MostBits = 26;

    /// <summary>A challenge can grow too old while one works on it.</summary>
    private const int MostWork = 3;

    public Exchange Exchange => exchange;

    public string Owner => owner;

    public Task<ServerAnswer> ServerAsync(CancellationToken cancellationToken)
        => exchange.JsonAsync(() => Requests.WithPass(Requests.Get(Routes.Server), pass), AnswerJson.Default.ServerAnswer, cancellationToken);

    /// <summary>Makes the share; does the work first that a crowded server asks for.</summary>
    public async Task<ShareAnswer> MakeShareAsync(CancellationToken cancellationToken)
    {
        string? work = null;
        for (int tries = MostWork; ; tries--)
        {
            try
            {
                return await exchange.JsonAsync(() => WithWork(Requests.WithPass(EmptyPost(Routes.Shares), pass), work), AnswerJson.Default.ShareAnswer, cancellationToken);
            }
            catch (ServerRefusedException e) when (tries > 0 && e.Problem is { Code: ProblemCodes.WorkNeeded, Challenge: { } challenge, Bits: >= 0 and <= MostBits and { } bits })
            {
                work = await Task.Run(() => Work.Do(challenge, bits, cancellationToken), cancellationToken);
            }
        }
    }

    public Task<PublishAnswer> PublishAsync(CancellationToken cancellationToken)
        => exchange.JsonAsync(() => EmptyPost(Routes.PublishShare), AnswerJson.Default.PublishAnswer, cancellationToken);

    public Task<StatusAnswer> StatusAsync(CancellationToken cancellationToken)
        => exchange.JsonAsync(() => Requests.Get(Routes.ShareStatus, owner), AnswerJson.Default.StatusAnswer, cancellationToken);

    public Task<ReceiptAnswer> ReceiptAsync(CancellationToken cancellationToken)
        => exchange.JsonAsync(() => Requests.Get(Routes.ShareReceipt, owner), AnswerJson.Default.ReceiptAnswer, cancellationToken);

    public Task NotifyAsync(NotifyRequest body, CancellationToken cancellationToken)
        => exchange.NothingAsync(() => Requests.Post(Routes.Notify, owner, body, ProtocolJson.Default.NotifyRequest), cancellationToken);

    public Task RevokeShareAsync(CancellationToken cancellationToken)
        => exchange.NothingAsync(() => EmptyPost(Routes.RevokeShare), cancellationToken);

    public Task AddLinkAsync(AddLinkRequest link, CancellationToken cancellationToken)
        => exchange.NothingAsync(() => Requests.Post(Routes.Links, owner, link, ProtocolJson.Default.AddLinkRequest), cancellationToken);

    public Task RevokeLinkAsync(int number, CancellationToken cancellationToken) => NumberAsync(Routes.RevokeLink, number, cancellationToken);

    public Task UnlockLinkAsync(int number, CancellationToken cancellationToken) => NumberAsync(Routes.UnlockLink, number, cancellationToken);

    public Task<ChangeLinkAnswer> ChangeLinkAsync(int number, int lifetimeSeconds, CancellationToken cancellationToken)
    {
        var body = new ChangeLinkRequest { Number = number, LifetimeSeconds = lifetimeSeconds };
        return exchange.JsonAsync(
            () => Requests.Post(Routes.ChangeLink, owner, body, ProtocolJson.Default.ChangeLinkRequest), AnswerJson.Default.ChangeLinkAnswer, cancellationToken);
    }

    public Task FreeDeviceAsync(int number, int device, CancellationToken cancellationToken)
    {
        var body = new FreeDeviceRequest { Number = number, Device = device };
        return exchange.NothingAsync(() => Requests.Post(Routes.FreeDevice, owner, body, ProtocolJson.Default.FreeDeviceRequest), cancellationToken);
    }

    public Task AllowDevicesAsync(int number, int limit, CancellationToken cancellationToken)
    {
        var body = new AllowDevicesRequest { Number = number, Limit = limit };
        return exchange.NothingAsync(() => Requests.Post(Routes.AllowDevices, owner, body, ProtocolJson.Default.AllowDevicesRequest), cancellationToken);
    }

    public Task ForgetPasskeyAsync(int number, CancellationToken cancellationToken)
    {
        var body = new LinkNumber { Number = number };
        return exchange.NothingAsync(() => Requests.Post(Routes.ForgetPasskey, owner, body, ProtocolJson.Default.LinkNumber), cancellationToken);
    }

    public Task<LinkList> ListLinkAsync(int number, CancellationToken cancellationToken)
    {
        var body = new LinkNumber { Number = number };
        return exchange.JsonAsync(() => Requests.Post(Routes.ListLink, owner, body, ProtocolJson.Default.LinkNumber), AnswerJson.Default.LinkList, cancellationToken);
    }

    public Task RelistLinkAsync(RelistLinkRequest body, CancellationToken cancellationToken)
        => exchange.NothingAsync(() => Requests.Post(Routes.RelistLink, owner, body, ProtocolJson.Default.RelistLinkRequest), cancellationToken);

    /// <summary>A sealed blob of the share, whole: manifests and packs fit into memory.</summary>
    public Task<byte[]> ReadBlobAsync(int number, CancellationToken cancellationToken)
        => exchange.WholeAsync(() => Requests.Get(Requests.Numbered(Routes.ShareBlob, number), owner), (_, body) => body, cancellationToken);

    /// <summary>The sealed vault, or null if there is none (any more).</summary>
    public async Task<byte[]?> ReadVaultAsync(CancellationToken cancellationToken) => (await ReadVaultVersionAsync(cancellationToken))?.Sealed;

    /// <summary>The sealed vault and its version, or null if there is none (any more).</summary>
    public async Task<VaultVersion?> ReadVaultVersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await exchange.WholeAsync<VaultVersion?>(
                () => Requests.Get(Routes.Vault, owner), (answer, body) => new VaultVersion(body, answer.Headers.ETag?.Tag ?? ""), cancellationToken);
        }
        catch (ServerRefusedException e) when (e.Code == ProblemCodes.NoVault)
        {
            return null;
        }
    }

    /// <summary>Writes the share's first vault. That there is one already, the same, means that an answer was lost.</summary>
    public async Task WriteFirstVaultAsync(byte[] sealedVault, CancellationToken cancellationToken)
    {
        try
        {
            await exchange.NothingAsync(() => PutVault(sealedVault), cancellationToken);
        }
        catch (ServerRefusedException e) when (e.Code == ProblemCodes.VaultChanged)
        {
            byte[]? there = await ReadVaultAsync(cancellationToken);
            if (there is null || !there.AsSpan().SequenceEqual(sealedVault))
            {
                throw;
            }
        }
    }

    /// <summary>Writes over the version that was read. False if another device was faster; an own answer that was lost is not taken for that.</summary>
    public async Task<bool> WriteVaultAsync(byte[] sealedVault, string over, CancellationToken cancellationToken)
    {
        try
        {
            await exchange.NothingAsync(() => PutVault(sealedVault, over), cancellationToken);
            return true;
        }
        catch (ServerRefusedException e) when (e.Code == ProblemCodes.VaultChanged)
        {
            byte[]? there = await ReadVaultAsync(cancellationToken);
            return there is not null && there.AsSpan().SequenceEqual(sealedVault);
        }
    }

    private HttpRequestMessage PutVault(byte[] sealedVault, string? over = null)
    {
        HttpRequestMessage request = Requests.New(HttpMethod.Put, Routes.Vault, owner);
        if (over is null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        }
        else
        {
            request.Headers.TryAddWithoutValidation("If-Match", over);
        }

        request.Content = new ByteArrayContent(sealedVault);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return request;
    }

    private Task NumberAsync(string route, int number, CancellationToken cancellationToken)
    {
        var body = new LinkNumber { Number = number };
        return exchange.NothingAsync(() => Requests.Post(route, owner, body, ProtocolJson.Default.LinkNumber), cancellationToken);
    }

    private static HttpRequestMessage WithWork(HttpRequestMessage request, string? work)
    {
        if (work is not null)
        {
            request.Headers.TryAddWithoutValidation(Work.Header, work);
        }

        return request;
    }

    private HttpRequestMessage EmptyPost(string route) => Requests.Post(route, owner, new EmptyRequest(), ProtocolJson.Default.EmptyRequest);
}
