using Darkslide.Client.Http;
using Darkslide.Imaging;

namespace Darkslide.Printing;

/// <summary>What many pictures reveal together: each kind once, with how many reveal it and one example.</summary>
internal static class RevealedSums
{
    private const int TitleWidth = 30;

    public static void Print(IReadOnlyList<PictureReport> reports)
    {
        var findings = reports.SelectMany(report => report.Findings.Select(finding => (report, finding)));
        foreach (var kind in FindingKinds.Group(findings, pair => pair.finding.Kind))
        {
            int count = kind.Select(pair => pair.report).Distinct(ReferenceEqualityComparer.Instance).Count();
            string? value = kind.Select(pair => pair.finding.Value).FirstOrDefault(value => value is not null);
            string example = value is null ? "" : $", such as {ForeignText.OneLine(value, 60)}";
            Console.WriteLine($"    {FindingKinds.Title(kind.Key).PadRight(TitleWidth)} in {Quantity.Pictures(count)}{example}");
        }

        int kept = reports.Count(report => report.KeptGainMap);
        if (kept > 0)
        {
            Console.WriteLine($"    {"HDR gain map".PadRight(TitleWidth)} in {Quantity.Pictures(kept)}: kept, cleaned");
        }
    }
}
