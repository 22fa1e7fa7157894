using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Http;

namespace Darkslide.Server.Links;

/// <summary>What a new link may be (PROTOCOL.md section 5.4, FORMAT.md section 3.1).</summary>
internal static class AddLinkCheck
{
    private const int LeastMemory = 19_456;
    private const int MostMemory = 1_048_576;
    private const int LeastPasses = 2;
    private const int MostPasses = 16;

    public static void Run(AddLinkRequest link, int longestLifetime, DateTimeOffset now)
    {
        Check.Within("number", link.Number, 0, Limits.Links - 1);
        Check.Length("locator", link.Locator, Limits.IdBytes);
        Check.Length("accessHash", link.AccessHash, Limits.KeyBytes);
        Check.Length("keyHalf", link.KeyHalf, Limits.KeyBytes);
        Check.That(link.Tier is "view" or "full", "tier", "tier must be \"view\" or \"full\".");
        Check.Within("lifetimeSeconds", link.LifetimeSeconds, Limits.ShortestLifetimeSeconds, longestLifetime);
        if (link.Views is { } views)
        {
            Check.Within("views", views, 1, Limits.Views);
        }

        if (link.NotBefore is { } start)
        {
            Check.That(
                start <= now.AddSeconds(Limits.LongestLifetimeSeconds), "notBefore", $"notBefore must be within {Limits.LongestLifetimeSeconds / 86_400} days.");
        }

        if (link.ShowSeconds is { } seconds)
        {
            Check.Within("showSeconds", seconds, 1, Limits.LongestShowSeconds);
        }

        if (link.Code is { } addresses)
        {
            Check.That(addresses.Length is >= 1 and <= Limits.CodeAddresses, "code", $"code must be null or 1 to {Limits.CodeAddresses} hashes.");
            Array.ForEach(addresses, address => Check.Length("code", address, Limits.KeyBytes));
            Check.That(addresses.Select(Convert.ToHexString).Distinct().Count() == addresses.Length, "code", "code must not name one address twice.");
        }

        if (link.Devices is { } devices)
        {
            Check.Within("devices", devices, 1, Limits.Devices);
        }

        if (link.Password is { } password)
        {
            Check.Within("password.memoryKiB", password.MemoryKiB, LeastMemory, MostMemory);
            Check.Within("password.passes", password.Passes, LeastPasses, MostPasses);
        }

        Check.That(!link.UntilDownloaded || !link.UntilEachDownloaded, "untilEachDownloaded", "A link is untilDownloaded or untilEachDownloaded, not both.");
        Check.That(link.Picks is null or PicksOffers.Own or PicksOffers.Shared, "picks", "picks must be null, \"own\" or \"shared\".");
        BlobListCheck.Run("blobs", link.Blobs);
    }
}
