using Darkslide.Client.Verifying;

namespace Darkslide.Results;

/// <summary><c>darkslide verify-page --json</c>.</summary>
internal sealed record VerifyPageResult(bool Same, string Page, int Addresses, IReadOnlyList<DifferentPage> Different)
{
    public static VerifyPageResult Of(PageHashes hashes, IReadOnlyList<PageFinding> findings, IReadOnlyList<PageFinding> different)
        => new(different.Count == 0, hashes.Own, findings.Count, [.. different.Select(finding => new DifferentPage(finding.Address, finding.Verdict == PageVerdict.Missing, finding.Detail))]);
}

/// <summary>An address that has not what the release has.</summary>
internal sealed record DifferentPage(string Address, bool Missing, string Detail);
