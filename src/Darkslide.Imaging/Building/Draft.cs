using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Building;

/// <summary>What a cleaner decided: the parts to keep, in order, and what it left out.</summary>
internal sealed record Draft(
    PictureFormat Format,
    Pieces Output,
    int Width,
    int Height,
    bool IsAnimated,
    ReportBuilder Report)
{
    /// <param name="length">The file's.</param>
    public PictureReport BuildReport(long length) => Report.Build(length - Output.Length, Width, Height);
}
