using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Owning;

/// <summary>Numbers that no blob of a share has, nor one that an attempt before left behind.</summary>
internal static class FreeBlobs
{
    /// <summary>The lowest number from which on all are free.</summary>
    public static async Task<int> FromAsync(OwningApi api, CancellationToken cancellationToken)
    {
        StatusAnswer status = await api.StatusAsync(cancellationToken);
        foreach (LinkStatus link in status.Links.Where(link => link.State != "ended"))
        {
            try
            {
                return (await api.ListLinkAsync(link.Number, cancellationToken)).NextBlob;
            }
            catch (ServerRefusedException e) when (e.Code == ProblemCodes.LinkEnded)
            {
                // It ended this very moment; another may live.
            }
        }

        throw new WrongUseException("No link of the share lives any more.", "Send the pictures in a new share.");
    }
}
