using Darkslide.Client.Http;
using Darkslide.Client.Pictures;
using Darkslide.Imaging;

namespace Darkslide.Printing;

/// <summary>What pictures reveal, for people: kind by kind for a few pictures, sums for many.</summary>
internal static class RevealedText
{
    private const int FewPictures = 20;
    private const int LabelWidth = 28;
    private const string GainMap = "HDR gain map";

    public static void Print(IReadOnlyList<LookedAtPicture> pictures)
    {
        if (pictures.All(picture => picture.Report.Findings.Count == 0 && !picture.Report.KeptGainMap))
        {
            Console.WriteLine("They reveal nothing but what can be seen on them.");
            return;
        }

        Console.WriteLine("What they reveal besides what can be seen on them is removed before anything leaves this machine:");
        if (pictures.Count > FewPictures)
        {
            RevealedSums.Print([.. pictures.Select(picture => picture.Report)]);
            return;
        }

        foreach (LookedAtPicture picture in pictures)
        {
            Print(picture.Path, picture.Report);
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
            Console.WriteLine($"    {GainMap}: kept, cleaned");
        }

        foreach (var kind in FindingKinds.Group(report.Findings, finding => finding.Kind))
        {
            Console.WriteLine($"    {FindingKinds.Title(kind.Key)}");
            foreach (var line in kind.GroupBy(finding => finding.Label))
            {
                PrintLines(line.Key, [.. line]);
            }

            if (FindingKinds.Hint(kind.Key) is { } hint)
            {
                Console.WriteLine($"      {hint}");
            }
        }
    }

    // One label with everything that is told under it.
    private static void PrintLines(string label, IReadOnlyList<Finding> findings)
    {
        string front = ForeignText.OneLine(label, 48).PadRight(LabelWidth);
        foreach (Finding finding in findings)
        {
            string more = finding.MayShowMore ? "  ← in another shape: may show what was cropped away"
                : finding.Label == GainMap ? "  removed: looks as on an ordinary screen" : "";
            Console.WriteLine($"      {front} {ForeignText.OneLine(finding.Value ?? "", 100)}{more}".TrimEnd());
            front = new string(' ', LabelWidth);
            if (MapPlace.Of(finding) is { } place)
            {
                Console.WriteLine($"      {front} {place.Link}");
            }
        }
    }
}
