using Darkslide.Imaging.Building;
using Darkslide.Imaging.Colour;
using Darkslide.Imaging.Reporting;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>A cleaner with a mistake in it: what it leaves is found by the reader that makes the report, and stops the picture.</summary>
public class SecondReadingTests
{
    /// <summary>What hides in coded data is told by these; coded data are followed once, by the cleaner.</summary>
    private static readonly HashSet<string> InCodedData = ["Bytes behind the last row", "Bytes behind the pixels", "Bytes behind a frame's pixels"];

    public static TheoryData<string> Names => [.. PlantedPictures.All.Where(IsOutsideCodedData).Select(pair => pair.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cleaner_that_leaves_everything_is_stopped(string name)
    {
        var file = PlantedPictures.All[name]();
        var draft = PictureCleaner.Plan(file, new ReportBuilder());

        Assert.False(SecondReading.FindsNothing(draft.Format, file));
        var refused = Assert.Throws<PictureRefusedException>(() => PictureCleaner.Finish(Leaving(draft, file), file.Length));
        Assert.Equal(PictureProblem.StillRevealing, refused.Problem);
    }

    [Fact]
    public void A_name_that_the_strict_reader_does_not_read_is_found()
    {
        var profile = AdobeRgbProfile.Write();
        Planted.Ascii("Ann's 1").CopyTo(profile, profile.AsSpan().IndexOf("profile"u8));
        byte[] part = [.. Planted.Ascii("ICC_PROFILE\0\x01\x01"), .. profile];
        var file = Planted.InJpeg(Planted.Segment(0xE2, part));
        var draft = PictureCleaner.Plan(file, new ReportBuilder());

        Assert.True(OutputCheck.Passes(PictureFormat.Jpeg, file, null));
        Assert.False(SecondReading.FindsNothing(PictureFormat.Jpeg, file));
        Assert.Throws<PictureRefusedException>(() => PictureCleaner.Finish(Leaving(draft, file), file.Length));
        Assert.True(SecondReading.FindsNothing(PictureFormat.Jpeg, PictureCleaner.Clean(file).Bytes));
    }

    private static bool IsOutsideCodedData(KeyValuePair<string, Func<byte[]>> planted) =>
        PictureInspector.Inspect(planted.Value()).Findings.Any(finding => !InCodedData.Contains(finding.Label));

    private static Draft Leaving(Draft draft, byte[] file)
    {
        var output = new Pieces();
        output.Add(file);
        return draft with { Output = output };
    }
}
