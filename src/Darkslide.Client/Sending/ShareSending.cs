using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Transfers;
using Darkslide.Format;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Sending;

/// <summary>
/// Sends one share: draft, pictures, vault, links, and only then the one request that makes all of it visible. Whatever fails
/// before takes the draft with it.
/// </summary>
internal sealed class ShareSending(SendRequest request, OwningApi api, ManageKeys owner, LinkSecret manageSecret)
{
    private static readonly TimeSpan DiscardPatience = TimeSpan.FromSeconds(10);

    public async Task<SentShare> RunAsync(IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        SendRules.Require(request.Title, request.To, request.Lifetime, request.Views);
        SendRules.RequireWords(request.From, request.Words.Values);
        SendRules.RequireExposure(request.NotBefore, request.ShowFor, api.Exchange.Options.Time.GetUtcNow());
        SendRules.RequireViewers(request.Devices, request.CodeTo, request.CodeToEach);
        ServerAnswer server = await api.ServerAsync(cancellationToken);
        SendRules.RequireFits(request, server);
        try
        {
            await api.MakeShareAsync(cancellationToken);
            return await FillAsync(server.Limits.ChunkBytes, progress, cancellationToken);
        }
        catch
        {
            await DiscardAsync();
            throw;
        }
    }

    private async Task<SentShare> FillAsync(int chunkBytes, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        string?[] recipients = request.To.Count > 0 ? [.. request.To] : [null];
        var upload = new PicturesUpload(api, request, request.Mark?.For(recipients, Today()), chunkBytes, progress);
        IReadOnlyList<ShareContent> contents = await upload.RunAsync(cancellationToken);
        ShareContent ContentOf(ShareLink link) => contents[contents.Count > 1 ? link.Number : 0];
        var links = new List<ShareLink>();
        try
        {
            // One after the other: a password's derivation takes 64 MiB each.
            foreach (string? to in recipients)
            {
                cancellationToken.ThrowIfCancellationRequested();
                links.Add(new ShareLink(links.Count, to, request));
            }

            await WriteVaultAsync(contents[0], links, cancellationToken);
            long manifestBytes = 0;
            foreach (ShareLink link in links)
            {
                manifestBytes += await AddLinkAsync(link, links, upload.NextBlob + link.Number, ContentOf(link), chunkBytes, cancellationToken);
            }

            if (request.Notify.IsAnywhere)
            {
                await api.NotifyAsync(request.Notify.ForServer, cancellationToken);
            }

            PublishAnswer published = await api.PublishAsync(cancellationToken);
            return new SentShare
            {
                Manage = LinkText.Url(request.Server, LinkKind.Manage, manageSecret),
                Links = [.. links.Select(link => new SentLink { To = link.To, Url = link.Url })],
                Expires = published.Links.Max(link => link.Expires),
                Pictures = contents[0].Pictures.Count,
                Documents = [.. contents[0].Documents.Select(document => document.Name)],
                Bytes = manifestBytes + contents.Sum(content => content.SealedBytes),
                Skipped = [.. upload.Skipped],
            };
        }
        finally
        {
            links.ForEach(link => link.Dispose());
            foreach (ShareContent content in contents)
            {
                content.Dispose();
            }
        }
    }

    private async Task WriteVaultAsync(ShareContent content, List<ShareLink> links, CancellationToken cancellationToken)
    {
        VaultLink[] notes = [.. links.Select(link => link.ForVault())];
        try
        {
            var vault = new Vault { Title = request.Title, Created = Minute(), Links = notes, Marked = request.Mark is not null, Packs = content.Packs, Pictures = content.Pictures, Documents = content.Documents };
            await api.WriteFirstVaultAsync(VaultCodec.Seal(vault, owner.VaultKey, owner.ShareId.Span), cancellationToken);
        }
        finally
        {
            Array.ForEach(notes, note => note.Dispose());
        }
    }

    private async Task<long> AddLinkAsync(
        ShareLink link, List<ShareLink> links, int manifestBlob, ShareContent content, int chunkBytes, CancellationToken cancellationToken)
    {
        byte[] manifest = link.SealManifest(content, links);
        using var body = new MemoryStream(manifest, writable: false);
        await new BlobUpload(api, manifestBlob, body, chunkBytes, _ => { }).RunAsync(cancellationToken);
        await api.AddLinkAsync(link.ForServer(manifestBlob, content), cancellationToken);
        return manifest.Length;
    }

    private DateOnly Today() => DateOnly.FromDateTime(api.Exchange.Options.Time.GetLocalNow().DateTime);

    private DateTimeOffset Minute()
    {
        DateTimeOffset now = api.Exchange.Options.Time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
    }

    // The person may have pressed Ctrl-C, or the server be gone: it is tried for a while, and the server forgets drafts by itself.
    private async Task DiscardAsync()
    {
        using var limit = new CancellationTokenSource(DiscardPatience, api.Exchange.Options.Time);
        try
        {
            await api.RevokeShareAsync(limit.Token);
        }
        catch (Exception e) when (e is DarkslideException or OperationCanceledException or TransientException)
        {
        }
    }
}
