namespace Darkslide.Client.Documents;

/// <summary>How large a document's page becomes as a picture; pages have the same numbers (docs/documents.md).</summary>
internal static class PageSize
{
    /// <summary>More pages are more than anybody looks at; and each is a picture of its own.</summary>
    public const int MostPages = 500;

    /// <summary>A document of more bytes is not drawn.</summary>
    public const long MostBytes = 200 * 1024 * 1024;

    // Print is read well from there on; and no page becomes larger than that, whatever it says of itself.
    private const double DotsPerInch = 200, PointsPerInch = 72, LongestSide = 4_096;

    /// <summary>Dots per inch for a page of that size in points.</summary>
    public static double Resolution(double width, double height)
        => Math.Min(DotsPerInch, LongestSide * PointsPerInch / Math.Max(1, Math.Max(width, height)));
}
