using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Building;

/// <summary>
/// Reads a cleaned picture with the reader that told what the original reveals. It finds nothing, and would leave nothing out;
/// anything else stops the picture.
/// </summary>
internal static class SecondReading
{
    /// <exception cref="PictureRefusedException">Something is left.</exception>
    public static void Require(PictureFormat format, ReadOnlyMemory<byte> bytes, bool keepsGainMap = false)
    {
        if (!FindsNothing(format, bytes, keepsGainMap))
        {
            throw new PictureRefusedException(PictureProblem.StillRevealing);
        }
    }

    public static bool FindsNothing(PictureFormat format, ReadOnlyMemory<byte> bytes, bool keepsGainMap = false)
    {
        try
        {
            var draft = PictureCleaner.Plan(bytes, new ReportBuilder { IsSecondReading = true }, keepsGainMap);
            return draft.Report.KeepsGainMap == keepsGainMap && draft.Format == format && draft.Output.Length == bytes.Length && draft.BuildReport(bytes.Length).Findings.Count == 0;
        }
        catch (PictureRefusedException)
        {
            return false;
        }
    }
}
