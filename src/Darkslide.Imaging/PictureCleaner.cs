using Darkslide.Imaging.Building;
using Darkslide.Imaging.Files;
using Darkslide.Imaging.Gif;
using Darkslide.Imaging.Heif;
using Darkslide.Imaging.Jpeg;
using Darkslide.Imaging.Png;
using Darkslide.Imaging.Reporting;
using Darkslide.Imaging.Sniffing;
using Darkslide.Imaging.Tiff;
using Darkslide.Imaging.WebP;

namespace Darkslide.Imaging;

/// <summary>Removes everything from a picture that its pixels don't need, by building the file anew from an allow-list.</summary>
public static class PictureCleaner
{
    /// <summary>
    /// Cleans one picture. The pixels, their colours, the animation and the way up stay the same; nothing else does.
    /// The result has been read again: by a stricter reader, and by the one that makes the report, which finds nothing any more.
    /// Cleaning it again changes nothing.
    /// Memory: the file plus the result.
    /// </summary>
    /// <param name="file">The whole file; its format is told from its bytes.</param>
    /// <param name="options">What the sender asks for; null for nothing.</param>
    /// <exception cref="PictureRefusedException">Not a picture, unsupported, cut off, damaged or too large.</exception>
    public static CleanedPicture Clean(ReadOnlyMemory<byte> file, CleaningOptions? options = null)
    {
        return Finish(Plan(file, options), file.Length);
    }

    /// <summary>Writes what a cleaner decided, and reads it again.</summary>
    internal static CleanedPicture Finish(Draft draft, long length)
    {
        var bytes = draft.Output.Join();
        OutputCheck.Require(draft.Format, bytes, draft.Coded, draft.Report.KeepsGainMap);
        return new CleanedPicture(draft, bytes, draft.BuildReport(length));
    }

    /// <summary>
    /// Cleans one picture into a file, which has all of it when this returns. The result has been read again out of that file.
    /// Memory: a small part of a <see cref="PictureFile"/> that is large, else as <see cref="Clean"/>.
    /// </summary>
    /// <param name="file">The whole file; its format is told from its bytes.</param>
    /// <param name="output">Empty, and open for reading too; stays the caller's, and open while the result is used.</param>
    /// <param name="options">What the sender asks for; null for nothing.</param>
    /// <exception cref="PictureRefusedException">As <see cref="Clean"/>; what was written must not be used.</exception>
    /// <exception cref="IOException">The file can't be written or read.</exception>
    public static CleanedPicture CleanInto(ReadOnlyMemory<byte> file, FileStream output, CleaningOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        var draft = Plan(file, options);
        draft.Output.WriteTo(output);
        output.Flush();
        var written = new MappedBytes(output.SafeFileHandle);
        try
        {
            OutputCheck.Require(draft.Format, written.Memory, draft.Coded, draft.Report.KeepsGainMap);
            return new CleanedPicture(draft, written, output.Name, draft.BuildReport(file.Length));
        }
        catch
        {
            ((IDisposable)written).Dispose();
            throw;
        }
    }

    /// <summary>As the other one; a gain map that can't be kept for certain goes as if nobody had asked for it, and is told as removed.</summary>
    internal static Draft Plan(ReadOnlyMemory<byte> file, CleaningOptions? options)
    {
        var keepGainMap = options?.KeepGainMap ?? false;
        try
        {
            return Plan(file, new ReportBuilder(), keepGainMap);
        }
        catch (PictureRefusedException) when (keepGainMap)
        {
            return Plan(file, new ReportBuilder());
        }
    }

    /// <summary>Reads the file and decides what to keep, without copying any of it.</summary>
    internal static Draft Plan(ReadOnlyMemory<byte> file, ReportBuilder report, bool keepGainMap = false)
    {
        var format = FormatSniffer.RequireCleanable(file.Span);
        try
        {
            return format switch
            {
                PictureFormat.Jpeg => JpegCleaner.Plan(file, report, keepGainMap),
                PictureFormat.Png => PngCleaner.Plan(file, report),
                PictureFormat.WebP => WebPCleaner.Plan(file, report),
                PictureFormat.Tiff => TiffCleaner.Plan(file, report),
                PictureFormat.Heic or PictureFormat.Avif => HeifCleaner.Plan(file, report, keepGainMap),
                _ => GifCleaner.Plan(file, report),
            };
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // A bound that a reader forgot: a damaged file must never look like a fault of the program.
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
    }
}
