using System.Globalization;
using Darkslide.Imaging;
using NetVips;

namespace Darkslide.Bench.Cleaning;

/// <summary>One large picture and many small ones of a format, with a position and a camera in each, in a folder that goes when disposed of.</summary>
internal sealed class CleaningSamples : IDisposable
{
    private const int SmallCount = 300;

    private readonly string folder;
    private readonly string ending;
    private int outputs;

    private CleaningSamples(string folder, string ending)
    {
        this.folder = folder;
        this.ending = ending;
    }

    /// <summary>The large picture's file.</summary>
    public string Large => Path.Combine(this.folder, $"large.{this.ending}");

    /// <summary>The small pictures' files.</summary>
    public IReadOnlyList<string> Small { get; private set; } = [];

    /// <summary>All small files together.</summary>
    public long SmallBytes => this.Small.Sum(path => new FileInfo(path).Length);

    /// <summary>HEVC and AV1 take minutes to pack more.</summary>
    public static int LargeMegapixels(PictureFormat format) => format is PictureFormat.Heic or PictureFormat.Avif ? 3 : 12;

    public static async Task<CleaningSamples> MakeAsync(PictureFormat format)
    {
        var samples = new CleaningSamples(Directory.CreateTempSubdirectory("darkslide-cleaning-").FullName, format.FileExtension());
        (int width, int height) = LargeMegapixels(format) == 12 ? (4000, 3000) : (2000, 1500);
        await samples.WriteAsync(format, samples.Large, width, height);
        string small = Path.Combine(samples.folder, $"small.{samples.ending}");
        await samples.WriteAsync(format, small, 640, 480);
        samples.Small = samples.Copies(small, "small", SmallCount);
        return samples;
    }

    /// <summary>A new, empty folder to write into.</summary>
    public string NewOutput() => Directory.CreateDirectory(Path.Combine(this.folder, string.Create(CultureInfo.InvariantCulture, $"output-{++this.outputs}"))).FullName;

    /// <summary>The large picture as several files.</summary>
    public IReadOnlyList<string> CopiesOfLarge(int count) => this.Copies(this.Large, "large", count);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(this.folder, recursive: true);

    private List<string> Copies(string file, string name, int count)
    {
        var copies = Enumerable.Range(0, count).Select(i => Path.Combine(this.folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{i}.{this.ending}"))).ToList();
        copies.ForEach(copy => File.Copy(file, copy, overwrite: true));
        return copies;
    }

    private async Task WriteAsync(PictureFormat format, string path, int width, int height)
    {
        using Image picture = SamplePictures.Picture(width, height);
        switch (format)
        {
            case PictureFormat.Jpeg: picture.Jpegsave(path, q: 90); break;
            case PictureFormat.Png: picture.Pngsave(path, compression: 6); break;
            case PictureFormat.WebP: picture.Webpsave(path, q: 90, effort: 2); break;
            case PictureFormat.Avif: picture.Heifsave(path, q: 80, compression: Enums.ForeignHeifCompression.Av1, effort: 1); break;
            default: await this.WriteHeicAsync(picture, path); break;
        }

        await Tool.RunAsync("exiftool", ["-q", "-overwrite_original", "-GPSLatitude=48.1", "-GPSLongitude=11.5", "-Make=Maker", "-Model=Model", "-SerialNumber=12345678", path]);
    }

    /// <summary>libvips as we ship it can't write HEVC; libheif's own tool can.</summary>
    private async Task WriteHeicAsync(Image picture, string path)
    {
        string plain = Path.Combine(this.folder, "plain.png");
        picture.Pngsave(plain, compression: 1);
        await Tool.RunAsync("heif-enc", ["-q", "80", plain, "-o", path]);
    }
}
