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

    /// <summary>A thumbnail coded as HEVC or AV1 is no file; it is shown as one that is clean.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_coded_thumbnail_is_shown_as_a_picture_of_its_own(bool isAvif, bool isDepthMap)
    {
        var heif = isAvif ? HeifBuilder.Avif() : HeifBuilder.Heic();
        int[] properties = isDepthMap ? [0x81, 2, 3] : [0x81, 2];
        heif = isDepthMap ? heif.Property("auxC", [0, 0, 0, 0, .. Planted.Ascii("urn:mpeg:hevc:2015:auxid:2"), 0]) : heif;
        var file = heif.Hidden(2, isAvif ? "av01" : "hvc1", isAvif ? HeifBuilder.Av1 : HeifBuilder.Hevc, properties)
            .Reference(isDepthMap ? "auxl" : "thmb", 2, 1).Build();

        var finding = Assert.Single(PictureInspector.Inspect(file).Findings);
        var shown = PictureCleaner.Clean(finding.EmbeddedPicture);

        Assert.Equal(isDepthMap ? FindingKind.DepthOrGainMap : FindingKind.Thumbnail, finding.Kind);
        Assert.Equal(isAvif ? PictureFormat.Avif : PictureFormat.Heic, shown.Format);
        Assert.True(shown.Bytes.Span.SequenceEqual(finding.EmbeddedPicture.Span));
    }

    [Theory]
    [InlineData("+43.4674+011.8851/", "43.467400, 11.885100")]
    [InlineData("-33.859833-151.2+035.5/", "-33.859833, -151.200000")]
    [InlineData("+91.0+011.8851/", "+91.0+011.8851/")]
    [InlineData("+4807+01131/", "+4807+01131/")]
    [InlineData("somewhere", "somewhere")]
    public void A_videos_place_is_told_in_degrees(string text, string place) => Assert.Equal(place, Reporting.VideoPlace.Of(text));

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
