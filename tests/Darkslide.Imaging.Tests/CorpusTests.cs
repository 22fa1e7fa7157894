using System.Diagnostics;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>Every file of the collection, whole or broken.</summary>
public class CorpusTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [Fact]
    public void No_whole_picture_is_refused() =>
        Assert.Empty(CorpusFile.RequireAll().Where(file => file.IsWhole && file.IsOfCleanedKind).Select(WhyRefused).OfType<string>());

    [Fact]
    public void Whatever_the_file_it_is_cleaned_or_refused_within_two_seconds()
    {
        foreach (var file in CorpusFile.RequireAll())
        {
            var began = Stopwatch.GetTimestamp();
            WhyRefused(file);
            Assert.True(Stopwatch.GetElapsedTime(began) < Longest, file.Name);
        }
    }

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
