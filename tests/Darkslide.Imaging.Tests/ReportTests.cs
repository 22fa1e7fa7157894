using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>What a sender is told.</summary>
public class ReportTests
{
    public static TheoryData<string> Names => [.. RevealingPictures.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_report_tells_what_the_file_tells(string name)
    {
        var (file, told) = RevealingPictures.All[name]();

        var report = PictureInspector.Inspect(file);

        var findings = report.Findings.Select(finding => (finding.Kind, finding.Label, finding.Value)).ToList();
        Assert.All(told, expected => Assert.Contains(expected, findings));
    }

    [Theory]
    [InlineData("cropped picture with its old thumbnail", true)]
    [InlineData("xmp with a thumbnail", true)]
    [InlineData("notes of Sony", true)]
    [InlineData("c2pa that names its maker", true)]
    public void An_embedded_picture_is_shown_and_compared(string name, bool mayShowMore)
    {
        var thumbnail = Assert.Single(PictureInspector.Inspect(RevealingPictures.All[name]().File).Findings, finding => finding.Kind == FindingKind.Thumbnail);

        Assert.Equal(Plain.Jpeg(16, name.StartsWith("cropped", StringComparison.Ordinal) ? 16 : 8), thumbnail.EmbeddedPicture.ToArray());
        Assert.Equal(mayShowMore, thumbnail.MayShowMore);
    }

    [Theory]
    [InlineData(400, 300, 160, 120, false)]
    [InlineData(300, 400, 160, 120, false)]
    [InlineData(400, 267, 160, 120, false)]
    [InlineData(400, 200, 160, 120, true)]
    [InlineData(400, 267, 256, 170, false)]
    [InlineData(100, 100, 256, 170, true)]
    public void A_thumbnail_in_other_proportions_may_show_what_was_cropped_away(int width, int height, int thumbnailWidth, int thumbnailHeight, bool differs)
    {
        var exif = new ExifBlock().Text(0x010F, "x").Thumbnail(Plain.Jpeg(thumbnailWidth, thumbnailHeight)).Build();
        var file = Planted.InJpegOf(Plain.Jpeg(width, height), Planted.ExifSegment(exif));

        Assert.Equal(differs, Assert.Single(PictureInspector.Inspect(file).Findings, finding => finding.Kind == FindingKind.Thumbnail).MayShowMore);
    }

    [Fact]
    public void Many_findings_of_one_kind_hide_none_of_another()
    {
        var comments = Enumerable.Range(0, 300).Select(i => Planted.Segment(0xFE, Planted.Ascii($"comment {i}"))).ToArray();
        var report = PictureInspector.Inspect(Planted.InJpeg([.. comments, Planted.ExifSegment(new ExifBlock().Text(0x013B, "Ann").Build())]));

        Assert.Equal(50, report.Findings.Count(finding => finding.Kind == FindingKind.Text));
        Assert.Contains(report.Findings, finding => finding is { Kind: FindingKind.Owner, Value: "Ann" });
        Assert.Contains(report.Findings, finding => finding is { Label: "More findings", Value: "250" });
    }
}
