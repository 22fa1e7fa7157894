using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>Files that are not read into memory come out as those that are.</summary>
public class LargeFileTests
{
    private const int Window = 16 << 20;

    [Theory]
    [InlineData("jpeg Exif")]
    [InlineData("png more rows")]
    [InlineData("webp Exif")]
    [InlineData("gif comment")]
    [InlineData("tiff text")]
    [InlineData("tiff big-endian, text")]
    [InlineData("tiff LZW without an end, big-endian")]
    [InlineData("tiff deflate, more rows")]
    [InlineData("tiff JPEG, comments and tables")]
    public async Task A_large_file_is_cleaned_into_another_as_in_memory(string name)
    {
        using var folder = new TemporaryFolder();
        byte[] large = [.. PlantedPictures.All[name](), .. new byte[PictureFile.MappedFrom], .. Planted.Ascii(Planted.Canary)];
        var expected = PictureCleaner.Clean(large);
        using var file = await PictureFile.OpenAsync(folder.Write("before", large), TestContext.Current.CancellationToken);
        using var output = new FileStream(folder.PathOf("after"), FileMode.CreateNew, FileAccess.ReadWrite);

        using var cleaned = PictureCleaner.CleanInto(file.Bytes, output);

        Assert.True(file.IsLarge);
        Assert.True(cleaned.Bytes.Span.SequenceEqual(expected.Bytes.Span));
        Assert.Equal(expected.Bytes.Length, output.Length);
        Assert.Equal(expected.Report.ToJson(), cleaned.Report.ToJson());
        Assert.Equal((expected.Format, expected.Width, expected.Height, expected.IsAnimated), (cleaned.Format, cleaned.Width, cleaned.Height, cleaned.IsAnimated));
        Assert.Equal(Renditions.MakeThumbnail(expected).Bytes, Renditions.MakeThumbnail(cleaned).Bytes);
    }

    [Fact]
    public async Task An_outline_says_what_cleaning_gives()
    {
        using var folder = new TemporaryFolder();
        byte[] large = [.. PlantedPictures.All["tiff Exif and GPS"](), .. new byte[PictureFile.MappedFrom]];
        var expected = PictureCleaner.Clean(large);
        using var file = await PictureFile.OpenAsync(folder.Write("before", large), TestContext.Current.CancellationToken);

        var outline = PictureInspector.Outline(file.Bytes);

        Assert.Equal((expected.Format, expected.Width, expected.Height, expected.Bytes.Length), (outline.Format, outline.Width, outline.Height, outline.CleanedBytes));
        Assert.Equal(expected.Report.ToJson(), outline.Report.ToJson());
    }

    [Theory]
    [InlineData(Window - 5)]
    [InlineData(Window - 2)]
    [InlineData(Window - 1)]
    [InlineData(Window)]
    public async Task A_picture_behind_the_end_is_found_wherever_it_begins(int at)
    {
        using var folder = new TemporaryFolder();
        var tail = new byte[PictureFile.MappedFrom];
        tail[0] = 1;
        Plain.Jpeg().CopyTo(tail, at);
        using var file = await PictureFile.OpenAsync(folder.Write("before", [.. Plain.Tiff(), .. tail]), TestContext.Current.CancellationToken);

        var picture = PictureInspector.Inspect(file.Bytes).Findings.Single(finding => finding.Kind == FindingKind.Thumbnail);

        Assert.True(picture.EmbeddedPicture.Span.SequenceEqual(Plain.Jpeg()));
    }

    [Fact]
    public async Task A_large_file_that_is_no_picture_is_refused_as_any()
    {
        using var folder = new TemporaryFolder();
        using var file = await PictureFile.OpenAsync(folder.Write("text", new byte[PictureFile.MappedFrom]), TestContext.Current.CancellationToken);

        Assert.Equal(PictureProblem.NotAPicture, Assert.Throws<PictureRefusedException>(() => PictureInspector.Inspect(file.Bytes)).Problem);
    }

    [Fact]
    public async Task Bytes_of_a_closed_file_are_an_error_and_not_a_crash()
    {
        using var folder = new TemporaryFolder();
        var file = await PictureFile.OpenAsync(folder.Write("before", new byte[PictureFile.MappedFrom]), TestContext.Current.CancellationToken);
        var bytes = file.Bytes;

        file.Dispose();

        Assert.Throws<ObjectDisposedException>(() => bytes.Span[0]);
    }
}
