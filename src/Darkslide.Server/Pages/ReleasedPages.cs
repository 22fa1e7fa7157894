using Darkslide.Server.Http;

namespace Darkslide.Server.Pages;

/// <summary>What this release's pages are, for whoever compares them with what a server serves.</summary>
public static class ReleasedPages
{
    /// <summary>The list <c>page.sha256</c> (docs/page-hashes.md); null in a program that was built without its pages.</summary>
    public static string? HashList
    {
        get
        {
            using Stream? list = typeof(ReleasedPages).Assembly.GetManifestResourceStream("pages/page.sha256");
            using var reader = list is null ? null : new StreamReader(list);
            return reader?.ReadToEnd();
        }
    }

    /// <summary>The content security policy that each page comes with.</summary>
    public static string Policy => AnswerHeaders.PasswordPagePolicy;
}
