namespace Darkslide.Client.Verifying;

/// <summary>
/// Compares what a server serves with a release: every file of the pages, and the headers that decide what a browser makes of a page
/// (CSP Level 3; RFC 8288 for <c>Link</c>, which can bring in a style sheet).
/// </summary>
/// <param name="fetch">Fetches an address.</param>
/// <param name="policy">The content security policy that the release's pages have.</param>
internal sealed class PageVerification(PageFetch fetch, string policy)
{
    private static readonly string[] Unwanted = ["Refresh", "Link", "Service-Worker-Allowed", "SourceMap"];

    public async Task<IReadOnlyList<PageFinding>> RunAsync(PageHashes hashes, CancellationToken cancellationToken)
    {
        var findings = new List<PageFinding>();
        foreach (PageHash file in hashes.Files)
        {
            foreach (string address in file.Addresses)
            {
                findings.Add(Judge(address, file, await fetch.RunAsync(address, cancellationToken)));
            }
        }

        return findings;
    }

    private PageFinding Judge(string address, PageHash file, FetchedPage page)
    {
        string? difference = page switch
        {
            { Status: not 200 } => $"answers {page.Status}",
            { Sha256: null } => "can't be read",
            _ when page.Sha256 != file.Sha256 => "other content",
            _ => DifferentHeader(file, page),
        };
        PageVerdict verdict = difference is null ? PageVerdict.Same : page.Status is 404 or 410 ? PageVerdict.Missing : PageVerdict.Different;
        return new PageFinding(address, verdict, difference ?? "");
    }

    private string? DifferentHeader(PageHash file, FetchedPage page)
    {
        string? unwanted = Unwanted.FirstOrDefault(page.Headers.ContainsKey);
        bool isPage = file.Name.EndsWith(".html", StringComparison.Ordinal);
        return unwanted is not null ? $"header {unwanted}"
            : isPage && page.Headers.GetValueOrDefault("Content-Type") != "text/html; charset=utf-8" ? "header Content-Type"
            : isPage && page.Headers.GetValueOrDefault("Content-Security-Policy") != policy ? "header Content-Security-Policy"
            : null;
    }
}
