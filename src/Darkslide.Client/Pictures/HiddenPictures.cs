using System.Globalization;
using Darkslide.Client.Failures;
using Darkslide.Client.Saving;
using Darkslide.Imaging;

namespace Darkslide.Client.Pictures;

/// <summary>
/// Writes the smaller pictures that are hidden in a file into a folder, as they stand there: with metadata of their own, if they have
/// any. Named after the file: <c>IMG_0001.hidden-1.jpg</c>.
/// </summary>
public sealed class HiddenPictures(OutputFolder folder, string file)
{
    private readonly List<string?> _paths = [];

    /// <summary>For each finding of the report the file that was written, or null.</summary>
    public IReadOnlyList<string?> Paths => _paths;

    /// <summary>Writes all that a report has, while its file is open.</summary>
    /// <exception cref="PictureFileException">The folder can't be written to.</exception>
    public async Task WriteAsync(PictureReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        int number = 0;
        foreach (Finding finding in report.Findings)
        {
            string? path = null;
            if (!finding.EmbeddedPicture.IsEmpty)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(file)}.hidden-{++number}");
                path = await folder.WriteAsync(SafeFileName.For(name, MediaType(finding.EmbeddedPicture.Span)), finding.EmbeddedPicture, cancellationToken);
            }

            _paths.Add(path);
        }
    }

    private static string MediaType(ReadOnlySpan<byte> picture) => picture switch
    {
        [0x89, (byte)'P', ..] => PictureFormat.Png.MediaType(),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', ..] => PictureFormat.Avif.MediaType(),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => PictureFormat.Heic.MediaType(),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => PictureFormat.WebP.MediaType(),
        _ => PictureFormat.Jpeg.MediaType(),
    };
}
