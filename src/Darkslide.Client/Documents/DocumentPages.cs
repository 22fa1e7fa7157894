using System.Globalization;
using System.Text.RegularExpressions;
using Darkslide.Client.Failures;

namespace Darkslide.Client.Documents;

/// <summary>
/// Draws a PDF's pages with Poppler's programs, which run apart from this one and only when there is a PDF. They run no script of it,
/// and fetch nothing.
/// </summary>
internal static partial class DocumentPages
{
    private const string Reader = "pdfinfo", Drawer = "pdftoppm";

    /// <summary>A picture of each page, in order, as files in a folder.</summary>
    /// <exception cref="PictureFileException">It can't be drawn whole.</exception>
    public static async Task<IReadOnlyList<string>> DrawAsync(string document, string folder, CancellationToken cancellationToken)
    {
        if (new FileInfo(document).Length > PageSize.MostBytes)
        {
            throw new PictureFileException(document, $"The PDF \"{document}\" is larger than 200 MB.", "Send a part of it.");
        }

        var drawn = new List<string>();
        try
        {
            IReadOnlyList<double> resolutions = await ResolutionsAsync(document, cancellationToken);
            for (int page = 1; page <= resolutions.Count; page++)
            {
                drawn.Add(await DrawAsync(document, page, resolutions, folder, cancellationToken));
            }
        }
        catch (TimeoutException e)
        {
            throw new PictureFileException(document, $"A page of the PDF \"{document}\" took longer than a minute to draw.", "Print it to a new PDF and send that.", e);
        }

        return drawn;
    }

    private static async Task<IReadOnlyList<double>> ResolutionsAsync(string document, CancellationToken cancellationToken)
    {
        string last = PageSize.MostPages.ToString(CultureInfo.InvariantCulture);
        Ended read = await RunAsync(document, Reader, ["-f", "1", "-l", last, Path.GetFullPath(document)], cancellationToken);
        int pages = PageCount().Match(read.Output) is { Success: true } count ? int.Parse(count.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (pages > PageSize.MostPages)
        {
            throw new PictureFileException(document, $"The PDF \"{document}\" has more than {PageSize.MostPages} pages.", "Send a part of it.");
        }

        double[] resolutions = [.. PageSizes().Matches(read.Output).Select(size => PageSize.Resolution(Points(size, 1), Points(size, 2)))];
        return pages > 0 && resolutions.Length == pages ? resolutions : throw Damaged(document);
    }

    private static async Task<string> DrawAsync(
        string document, int page, IReadOnlyList<double> resolutions, string folder, CancellationToken cancellationToken)
    {
        int digits = Math.Max(2, resolutions.Count.ToString(CultureInfo.InvariantCulture).Length);
        string number = page.ToString(CultureInfo.InvariantCulture);
        string name = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(document)}-page-{number.PadLeft(digits, '0')}");
        string resolution = resolutions[page - 1].ToString("0.####", CultureInfo.InvariantCulture);
        await RunAsync(
            document, Drawer, ["-png", "-singlefile", "-cropbox", "-f", number, "-l", number, "-r", resolution, Path.GetFullPath(document), name], cancellationToken);
        string picture = name + ".png";
        return File.Exists(picture) ? picture : throw Damaged(document);
    }

    private static async Task<Ended> RunAsync(string document, string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        Ended? ended = await OutsideProgram.RunAsync(program, arguments, cancellationToken);
        return ended switch
        {
            null => throw new PictureFileException(
                document,
                $"PDFs are drawn by Poppler's {program}, which is not installed.",
                "Install it (package poppler-utils, or poppler), or send from the page."),
            { Well: true } => ended,
            _ when ended.Errors.Contains("Incorrect password", StringComparison.Ordinal) => throw new PictureFileException(
                document, $"The PDF \"{document}\" is protected with a password.", "Take the password off and send that; a link can have one."),
            _ => throw Damaged(document),
        };
    }

    private static double Points(Match size, int group) => double.Parse(size.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static PictureFileException Damaged(string document)
        => new(document, $"The PDF \"{document}\" is damaged, or can't be drawn.", "Open it in a PDF reader, print it to a new PDF and send that.");

    [GeneratedRegex("^Pages: +([0-9]{1,9})\\r?$", RegexOptions.Multiline)]
    private static partial Regex PageCount();

    [GeneratedRegex("^Page +[0-9]+ size: +([0-9.]+) x ([0-9.]+) pts", RegexOptions.Multiline)]
    private static partial Regex PageSizes();
}
