using Darkslide.Client.Pictures;

namespace Darkslide.Client.Documents;

/// <summary>A PDF that is to be sent besides the pictures of its pages: cleaned, as a file that is gone with <see cref="DrawnFiles"/>.</summary>
/// <param name="Source">The sender's file.</param>
/// <param name="Cleaned">What is sent.</param>
/// <param name="Pages">Its pages' pictures, in order.</param>
public sealed record ChosenDocument(string Source, string Cleaned, IReadOnlyList<string> Pages)
{
    /// <summary>Length of what is sent.</summary>
    public long CleanedBytes => new FileInfo(Cleaned).Length;

    /// <summary>
    /// Whether every page of it is sent as it is. A page that is redacted, cropped, stamped or left out is whole in the document, so that it must not go along.
    /// </summary>
    /// <param name="pictures">What is sent.</param>
    internal bool ShowsNoMoreThan(IReadOnlyList<LookedAtPicture> pictures)
    {
        HashSet<string> whole = [.. pictures.Where(picture => picture.Redaction is null).Select(picture => picture.Path)];
        return Pages.All(whole.Contains);
    }
}
