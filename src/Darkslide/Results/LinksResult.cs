using Darkslide.Client.Owning;

namespace Darkslide.Results;

/// <summary><c>darkslide links --json</c>.</summary>
internal sealed record LinksResult(IReadOnlyList<OwnedLinkResult> Links)
{
    public static LinksResult Of(ShareStatus status)
        => new([.. status.Links.Select(link => new OwnedLinkResult(link.Number, link.To, link.Called, link.Url, link.Status.State, link.Status.Openings, link.Status.Limit))]);
}

/// <summary>A link in its owner's hands. <c>Called</c> tells recipients of the same name apart.</summary>
internal sealed record OwnedLinkResult(int Number, string? To, string? Called, string? Url, string State, int Openings, int? Limit);
