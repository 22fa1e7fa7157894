using Darkslide.Protocol;
using Darkslide.Server.Http;

namespace Darkslide.Server.Links;

/// <summary>What a link may list: the numbers of blobs within the share, each once.</summary>
internal static class BlobListCheck
{
    public static void Run(string field, int[] blobs)
    {
        Check.That(blobs is { Length: > 0 and <= Limits.LargestBlobNumber + 1 }, field, $"{field} must have 1 to 65536 numbers, the manifest's first.");
        Numbers(field, blobs);
    }

    /// <summary>Numbers of which there may be none.</summary>
    public static void Numbers(string field, int[] blobs)
    {
        Check.That(blobs is { Length: <= Limits.LargestBlobNumber + 1 }, field, $"{field} must have 65536 numbers at most.");
        var seen = new HashSet<int>(blobs.Length);
        foreach (int number in blobs)
        {
            Check.Within(field, number, 0, Limits.LargestBlobNumber);
            Check.That(seen.Add(number), field, $"{field} must name no number twice.");
        }
    }
}
