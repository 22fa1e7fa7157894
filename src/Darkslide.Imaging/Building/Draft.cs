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
    /// <summary>
    /// How long each stretch of coded data in the output must be, in order, by the walk through its codes. To walk them a second
    /// time would double the time that cleaning takes; so the strict reader, which finds the stretches on its own, compares lengths.
    /// </summary>
    public IReadOnlyList<int> Coded { get; init; } = [];

    /// <param name="length">The file's.</param>
    public PictureReport BuildReport(long length) => Report.Build(length - Output.Length, Width, Height);
}
