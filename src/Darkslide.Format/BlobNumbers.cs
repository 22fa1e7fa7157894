namespace Darkslide.Format;

/// <summary>The numbers of a document's blobs: each from the lowest to 65,535, and used once.</summary>
/// <param name="lowest">1 in a manifest, 0 in a vault.</param>
internal sealed class BlobNumbers(int lowest)
{
    private const int Highest = 65_535;

    private readonly HashSet<int> used = [];

    /// <summary>Reads the member <c>blob</c>.</summary>
    public int Read(JsonMembers members)
    {
        var number = (int)members.Integer("blob", lowest, Highest);
        return used.Add(number) ? number : throw members.Wrong("blob");
    }
}
