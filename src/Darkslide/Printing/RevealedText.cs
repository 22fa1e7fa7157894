using Darkslide.Client.Http;
using Darkslide.Client.Pictures;
using Darkslide.Imaging;

namespace Darkslide.Printing;

/// <summary>What pictures reveal, for people: each finding for a few pictures, sums for many.</summary>
internal static class RevealedText
{
    private const int FewPictures = 20;
    private const int LabelWidth = 24;
    private const string GainMap = "HDR gain map";

    public static void Print(IReadOnlyList<LookedAtPicture> pictures)
    {
        if (pictures.All(picture => picture.Report.Findings.Count == 0 && !picture.Report.KeptGainMap))
        {
            Console.WriteLine("They reveal nothing but what can be seen on them.");
        }
        else if (pictures.Count <= FewPictures)
        {
            Console.WriteLine("What they reveal besides what can be seen on them is removed before anything leaves this machine:");
            foreach (LookedAtPicture picture in pictures)
            {
                Print(picture.Path, picture.Report);
            }
        }
        else
        {
            Console.WriteLine("What they reveal besides what can be seen on them is removed before anything leaves this machine:");
            PrintSums(pictures);
        }
    }

    public static void Print(string path, PictureReport report)
    {
        Console.WriteLine($"  {path}{(report.Findings.Count == 0 && !report.KeptGainMap ? ": nothing" : "")}");
        PrintFindings(report);
    }

    public static void PrintFindings(PictureReport report)
    {
        if (report.KeptGainMap)
        {
            Console.WriteLine($"    {GainMap.PadRight(LabelWidth)} kept, cleaned");
        }

        foreach (Finding finding in report.Findings)
        {
            string value = ForeignText.OneLine(finding.Value ?? "", 100);
            string warning = finding.Kind == FindingKind.Position ? "  ← shows where it was taken" : finding.Label == GainMap ? "  removed: looks as on an ordinary screen" : "";
            Console.WriteLine($"    {ForeignText.OneLine(finding.Label, 40).PadRight(LabelWidth)} {value}{warning}".TrimEnd());
        }
    }

    private static void PrintSums(IReadOnlyList<LookedAtPicture> pictures)
    {
        var kinds = pictures
            .SelectMany(picture => picture.Report.Findings.Select(finding => (picture, finding)))
            .GroupBy(pair => pair.finding.Kind)
            .OrderBy(group => group.Key);
        foreach (var kind in kinds)
        {
            (LookedAtPicture picture, Finding first) = kind.First();
            int count = kind.Select(pair => pair.picture).Distinct().Count();
            string example = first.Value is null ? "" : $", such as {ForeignText.OneLine(first.Value, 60)}";
            Console.WriteLine($"    {ForeignText.OneLine(first.Label, 40).PadRight(LabelWidth)} in {Quantity.Pictures(count)}{example}");
        }

        int kept = pictures.Count(picture => picture.Report.KeptGainMap);
        if (kept > 0)
        {
            Console.WriteLine($"    {GainMap.PadRight(LabelWidth)} in {Quantity.Pictures(kept)}: kept, cleaned");
        }
    }
}
