using System.Diagnostics;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>Every file of the collection, whole or broken.</summary>
public class CorpusTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Refused by name, because they can't be cleaned for certain; and one whose colours decoders disagree on.</summary>
    private static readonly string[] Exceptions =
    [
        "png/mei__png_ImageTestSuite_4c5b82ba0a9c12356007bd71e52185b2.png: The picture is damaged",
        "tiff/mei__tif_BigTIFF_BigTIFFMotorolaLongStrips.tif: BigTIFF pictures",
        "tiff/mei__tif_ImageTestSuite_fa0aa927763ee4c7ebf43a5d05dfebc7.tif: Old-style JPEG TIFF pictures",
        "tiff/mei__tif_ImageTestSuite_m1-76d5d8fd02d58b774f2bae6f7b763e3e.tif: Old-style JPEG TIFF pictures",
    ];

    [Fact]
    public void No_whole_picture_is_refused_but_for_what_its_kind_cannot_have()
    {
        var refused = CorpusFile.RequireAll().Where(file => file.IsWhole && file.IsOfCleanedKind).Select(WhyRefused).OfType<string>();
        var unexpected = refused.Where(reason => !Exceptions.Any(exception => reason.StartsWith(exception, StringComparison.Ordinal)));
        Assert.Equal("", string.Join('\n', unexpected));
    }

    [Fact]
    public void Whatever_the_file_it_is_cleaned_or_refused_within_two_seconds()
    {
        Assert.All(CorpusFile.RequireAll(), file => Assert.True(IsCleanedInTime(file), file.Name));
    }

    /// <summary>Other tests use the processor too: three tries, of which one must have it to itself.</summary>
    private static bool IsCleanedInTime(CorpusFile file) => Enumerable.Range(0, 3).Any(_ =>
    {
        var began = Stopwatch.GetTimestamp();
        WhyRefused(file);
        return Stopwatch.GetElapsedTime(began) < Longest;
    });

    [Fact]
    public void Cleaning_what_is_clean_changes_nothing() => Assert.All(CorpusFile.RequireAll(), file =>
    {
        if (WhyRefused(file) is not null)
        {
            return;
        }
        var cleaned = PictureCleaner.Clean(File.ReadAllBytes(file.Path));
        var again = PictureCleaner.Clean(cleaned.Bytes);
        Assert.True(again.Bytes.Span.SequenceEqual(cleaned.Bytes.Span));
        Assert.Empty(again.Report.Findings);
    });

    /// <summary>Null for a cleaned one; any other exception than a refusal fails the test.</summary>
    private static string? WhyRefused(CorpusFile file)
    {
        try
        {
            PictureCleaner.Clean(File.ReadAllBytes(file.Path));
            return null;
        }
        catch (PictureRefusedException refused)
        {
            return $"{file.Name}: {refused.Message}";
        }
    }
}
