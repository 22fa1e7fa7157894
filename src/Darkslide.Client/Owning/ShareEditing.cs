using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Sending;
using Darkslide.Client.Transfers;
using Darkslide.Format;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Owning;

/// <summary>
/// Changes what a share holds after it was sent. The vault is written first, as the share shall be; then every living link is made to
/// list the same. A run that breaks off in between is made good by the next one.
/// </summary>
internal sealed class ShareEditing(OwningApi api, ManageKeys keys)
{
    private const int Tries = 5;

    /// <summary>Takes pictures out, of every link: their blobs are destroyed.</summary>
    public Task<int> RemoveAsync(IReadOnlyList<string> pictures, CancellationToken cancellationToken)
        => EditAsync(vault => new PictureRemoval(api, vault, pictures).RunAsync(cancellationToken), cancellationToken);

    /// <summary>Brings more pictures to every link. Answers how many.</summary>
    public async Task<int> AddAsync(SendRequest request, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        ServerAnswer server = await api.ServerAsync(cancellationToken);
        using var addition = new PictureAddition(api, request, server.Limits.ChunkBytes, progress);
        return await EditAsync(vault => addition.ToAsync(vault, cancellationToken), cancellationToken);
    }

    /// <summary>Gives originals to links that so far showed previews only. Answers how many links changed.</summary>
    public Task<int> ApproveAsync(IReadOnlyCollection<int> links, CancellationToken cancellationToken)
        => EditAsync(vault => Task.FromResult(Approval.Of(vault, links)), cancellationToken);

    // Before anything is uploaded: what an edit brings would go out unmarked, and the vault knows the first link's pictures only.
    private static void RequireUnmarked(Vault vault)
    {
        if (vault.Marked)
        {
            throw new WrongUseException("The pictures of this share are marked for each recipient.", "Send them again in a new share.");
        }
    }

    private async Task<int> EditAsync(Func<Vault, Task<EditedVault>> edit, CancellationToken cancellationToken)
    {
        ServerAnswer server = await api.ServerAsync(cancellationToken);
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            VaultVersion read = await api.ReadVaultVersionAsync(cancellationToken)
                ?? throw new WrongUseException("The share has no vault any more.", "Only a share that lives can be changed.");
            using Vault vault = VaultCodec.Open(read.Sealed, keys.VaultKey, keys.ShareId.Span);
            RequireUnmarked(vault);
            using EditedVault edited = await edit(vault);
            byte[] sealedVault = VaultCodec.Seal(edited.Vault, keys.VaultKey, keys.ShareId.Span);
            if (edited.Changes == 0 || await api.WriteVaultAsync(sealedVault, read.Tag, cancellationToken))
            {
                await new LinkSyncing(api, edited, server.Limits.ChunkBytes).RunAsync(cancellationToken);
                return edited.Changes;
            }
        }

        throw new ServerRefusedException(Protocol.ProblemCodes.VaultChanged, "Other devices change this share all the time.", "Try again later.");
    }
}
