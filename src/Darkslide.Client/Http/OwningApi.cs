using System.Net.Http.Headers;
using Darkslide.Client.Failures;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Http;

/// <summary>What an owner asks of a server (PROTOCOL.md section 5). Every request may be sent again after a lost answer.</summary>
internal sealed class OwningApi(Exchange exchange, string owner)
{
    public Exchange Exchange => exchange;

    public string Owner => owner;

    public Task<ServerAnswer> ServerAsync(CancellationToken cancellationToken)
        => exchange.JsonAsync(() => Requests.Get(Routes.Server), AnswerJson.Default.ServerAnswer, cancellationToken);

    public Task<ShareAnswer> MakeShareAsync(CancellationToken cancellationToken)
        => exchange.JsonAsync(() => EmptyPost(Routes.Shares), AnswerJson.Default.ShareAnswer, cancellationToken);

    public Task<PublishAnswer> PublishAsync(CancellationToken cancellationToken)
        => exchange.JsonAsync(() => EmptyPost(Routes.PublishShare), AnswerJson.Default.PublishAnswer, cancellationToken);

    public Task<StatusAnswer> StatusAsync(CancellationToken cancellationToken)
        => exchange.JsonAsync(() => Requests.Get(Routes.ShareStatus, owner), AnswerJson.Default.StatusAnswer, cancellationToken);

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

    /// <summary>The sealed vault, or null if there is none (any more).</summary>
    public async Task<byte[]?> ReadVaultAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await exchange.WholeAsync<byte[]?>(() => Requests.Get(Routes.Vault, owner), (_, body) => body, cancellationToken);
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

    private HttpRequestMessage PutVault(byte[] sealedVault)
    {
        HttpRequestMessage request = Requests.New(HttpMethod.Put, Routes.Vault, owner);
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        request.Content = new ByteArrayContent(sealedVault);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return request;
    }

    private Task NumberAsync(string route, int number, CancellationToken cancellationToken)
    {
        var body = new LinkNumber { Number = number };
        return exchange.NothingAsync(() => Requests.Post(route, owner, body, ProtocolJson.Default.LinkNumber), cancellationToken);
    }

    private HttpRequestMessage EmptyPost(string route) => Requests.Post(route, owner, new EmptyRequest(), ProtocolJson.Default.EmptyRequest);
}
