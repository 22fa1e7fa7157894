using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Tiff;

/// <summary>
/// TIFF keeps: the pages, each with its strips or tiles and the fields that a decoder needs. Directories are written anew.
/// Smaller forms of a page, directories below it, layers, and whatever nothing points at go.
/// </summary>
internal static class TiffCleaner
{
    /// <exception cref="PictureRefusedException">Cut off, damaged, too large, or packed in a way that we can't look into.</exception>
    public static Draft Plan(ReadOnlyMemory<byte> file, ReportBuilder report)
    {
        var reader = TiffReader.Open(file);
        RawFiles.Refuse(reader);
        var pages = new List<TiffPage>();
        var known = new HashSet<uint>();
        long hidden = 0;
        foreach (var directory in reader.Pages)
        {
            // The first page is what every viewer shows, whatever it calls itself.
            if (pages.Count > 0 && directory.IsReduced)
            {
                TiffFindings.Picture(directory, known, report);
                continue;
            }
            var page = TiffPage.Read(reader, file, directory, report);
            TiffFindings.Page(directory, page, known, report);
            hidden += page.Pixels.Hidden;
            pages.Add(page);
        }
        if (hidden > 0)
        {
            report.AddBytes(FindingKind.Other, "Bytes behind the pixels", hidden);
        }
        TiffGaps.Report(file, reader, report);
        var output = TiffWriter.Write(pages, reader.Block.BigEndian);
        int width = (int)pages[0].Layout.Width, height = (int)pages[0].Layout.Height;
        return reader.Pages[0].Number(TiffTags.Orientation, 1) is >= 5 and <= 8
            ? new Draft(PictureFormat.Tiff, output, height, width, false, report)
            : new Draft(PictureFormat.Tiff, output, width, height, false, report);
    }
}
