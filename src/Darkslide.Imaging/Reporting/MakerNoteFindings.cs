namespace Darkslide.Imaging.Reporting;

/// <summary>The camera maker's private notes: undocumented, often with serial numbers and owner names in them.</summary>
internal static class MakerNoteFindings
{
    public static void Report(TiffEntry entry, ReportBuilder report) =>
        report.AddBytes(FindingKind.Other, "Camera maker's notes", entry.Length);
}
