using System.Globalization;
using System.Text.RegularExpressions;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>Whatever exiftool finds in the collection of real pictures, our report tells too.</summary>
public partial class ReportCoverageTests
{
    /// <summary>What tells of each of the collection's kinds: a kind of ours, or one finding by its name.</summary>
    private static readonly Dictionary<string, Func<Finding, bool>> Told = new(StringComparer.Ordinal)
    {
        ["gps"] = finding => finding.Kind == FindingKind.Position,
        ["serial"] = finding => finding.Kind == FindingKind.SerialNumber || finding.Label.StartsWith("Document", StringComparison.Ordinal) || finding.Label == "Version number",
        ["device"] = finding => finding.Kind == FindingKind.Device,
        ["owner"] = finding => finding.Kind == FindingKind.Owner,
        ["software"] = finding => finding.Kind == FindingKind.Software,
        ["dates"] = finding => finding.Kind == FindingKind.Time,
        ["comment"] = finding => finding.Kind == FindingKind.Text,
        ["history"] = finding => finding.Kind == FindingKind.EditHistory,
        ["thumbnail"] = finding => finding.Kind == FindingKind.Thumbnail,
        ["face"] = finding => finding.Kind == FindingKind.Face,
        ["motion"] = finding => finding.Kind == FindingKind.AudioVideo,
        ["depth"] = finding => finding.Kind == FindingKind.DepthOrGainMap,
        ["c2pa"] = finding => finding.Kind == FindingKind.ContentCredentials,
        ["xmp"] = finding => finding.Label == "XMP metadata",
        ["iptc"] = finding => finding.Label == "IPTC metadata",
        ["photoshop"] = finding => finding.Label == "Photoshop data",
        ["makernote"] = finding => finding.Label is "Camera maker's notes" or "Samsung's notes",
        ["mpf"] = finding => finding.Label == "List of more pictures in the file",
    };

    /// <summary>The collection's list counts a tag whose value says nothing: a comment of blanks, "0 faces", a flag. These say something.</summary>
    private static readonly Dictionary<string, Regex> Meant = new(StringComparer.Ordinal)
    {
        ["serial"] = new("SerialNumber$|UniqueID$|DocumentID$|InstanceID$|ContentIdentifier|BurstUUID|GUID"),
        ["owner"] = new("^(?!ICC).*:(Artist|OwnerName|Copyright|Creator|By-line|Author|XPAuthor|Rights|Credit|Contact)$"),
        ["comment"] = new("^(?!ICC|CBOR).*:(Comment|UserComment|XPComment|ImageDescription|Caption-Abstract|Description|Title|XPTitle|Keywords|Subject|XPSubject)$"),
        ["history"] = new(":(History(?!.*params).*|DerivedFrom.*|DocumentAncestors|Ingredients.*)$"),
        ["face"] = new(":(FacesDetected|RegionName|RegionPersonDisplayName|FaceName)$"),
        ["thumbnail"] = new(":(ThumbnailImage|PreviewImage|JpgFromRaw|OtherImage|PhotoshopThumbnail)$"),
        ["motion"] = new(":(ContentIdentifier|MediaGroupUUID|MotionPhoto|MicroVideo|EmbeddedVideoFile)$"),
        ["dates"] = new("^(?!File|System|ICC|Composite)(?!.*(ExposureTime|Timer)).*:.*(Date|Time|TIME)"),
    };

    /// <summary>What exiftool reads and we don't, and why not.</summary>
    private static readonly Dictionary<(string Kind, string File), string> Exceptions = new()
    {
        [("serial", "exiv2__test_data_Sony.HIF")] = "Sony encrypted it; the report says that there are encrypted notes",
        [("depth", "av1-avif__testFiles_Netflix_avis_alpha_video.avif")] = "its auxiliary track is an alpha plane, which the pixels need and which stays",
    };

    [Fact]
    public async Task Every_kind_that_exiftool_finds_is_told()
    {
        var untold = new List<(string Path, string Kind)>();
        var told = 0;
        foreach (var (path, kinds) in Shared.RequireManifest())
        {
            if (Inspected(path) is { } report)
            {
                var missing = kinds.Where(kind => !report.Findings.Any(Told[kind])).ToList();
                told += kinds.Length - missing.Count;
                untold.AddRange(missing.Select(kind => (path, kind)));
            }
        }
        var tags = await ExifTool.RequireTags(untold.Select(gap => gap.Path).Distinct(), TestContext.Current.CancellationToken);
        var missed = untold.Where(gap => !Exceptions.ContainsKey((gap.Kind, Path.GetFileName(gap.Path)))).Where(gap => !Meant.TryGetValue(gap.Kind, out var meant)
            || tags[gap.Path].Any(tag => meant.IsMatch(tag.Tag) && Says(tag.Value))).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(Figures(told, untold.Count - missed.Count, missed.Count));
        Assert.True(missed.Count == 0, string.Join('\n', missed.Select(gap => $"{gap.Kind}\t{gap.Path}")));
    }

    /// <summary>Not zeros, blanks and dashes, nor a word for nothing.</summary>
    private static bool Says(string value) => Meaning().IsMatch(value) && value is not ("None" or "Off" or "n/a" or "False" or "undef" or "unknown");

    private static string Figures(int told, int empty, int missed) =>
        string.Create(CultureInfo.InvariantCulture, $"kinds told: {told}; empty in exiftool's list too: {empty}; missed: {missed}");

    private static PictureReport? Inspected(string path)
    {
        try
        {
            return PictureInspector.Inspect(File.ReadAllBytes(path));
        }
        catch (PictureRefusedException)
        {
            return null;
        }
    }

    [GeneratedRegex("[1-9A-Za-z\u00A1-\uFFFF]")]
    private static partial Regex Meaning();
}
