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

    public static void Run(AddLinkRequest link, int longestLifetime)
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

        if (link.Password is { } password)
        {
            Check.Within("password.memoryKiB", password.MemoryKiB, LeastMemory, MostMemory);
            Check.Within("password.passes", password.Passes, LeastPasses, MostPasses);
        }

        Blobs(link.Blobs);
    }

    private static void Blobs(int[] blobs)
    {
        Check.That(blobs is { Length: > 0 and <= Limits.LargestBlobNumber + 1 }, "blobs", "blobs must have 1 to 65536 numbers, the manifest's first.");
        var seen = new HashSet<int>(blobs.Length);
        foreach (int number in blobs)
        {
            Check.Within("blobs", number, 0, Limits.LargestBlobNumber);
            Check.That(seen.Add(number), "blobs", "blobs must name no number twice.");
        }
    }
}
