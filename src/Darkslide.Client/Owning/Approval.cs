using Darkslide.Client.Failures;
using Darkslide.Format;

namespace Darkslide.Client.Owning;

/// <summary>Raises links that show previews to originals, where the share has them.</summary>
internal static class Approval
{
    public static EditedVault Of(Vault vault, IReadOnlyCollection<int> links)
    {
        if (vault.Pictures.Any(picture => picture.Original is null))
        {
            throw new WrongUseException("The share's originals never left the sender's machine.", "Send again, with --approve in place of --view-only.");
        }

        VaultLink[] after = [.. vault.Links.Select(link => links.Contains(link.Number) && link.Tier == Tier.View ? Raised(link) : link)];
        int changes = after.Except(vault.Links).Count();
        return new EditedVault(
            vault.With(links: after), changes, [], []);
    }

    private static VaultLink Raised(VaultLink link) => new()
    {
        Number = link.Number,
        To = link.To,
        Secret = link.Secret,
        LinkKey = link.LinkKey,
        ManifestKey = link.ManifestKey,
        Tier = Tier.Full,
        Password = link.Password,
        Picks = link.Picks,
    };
}
