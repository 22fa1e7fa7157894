using System.Globalization;
using System.Text;
using Darkslide.Imaging.Building;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>An HDR gain map goes unless it is asked for; then it stays, cleaned, and nothing that hides beside it does.</summary>
public class GainMapTests
{
    private static readonly CleaningOptions Keep = new() { KeepGainMap = true };

    public static TheoryData<string> KeptNames => [.. PlantedGainMaps.Kept.Keys];

    public static TheoryData<string> NotKeptNames => [.. PlantedGainMaps.NotKept.Keys];

    [Theory]
    [MemberData(nameof(KeptNames))]
    public void A_gain_map_that_is_asked_for_stays_and_nothing_beside_it(string name)
    {
        var file = PlantedGainMaps.Kept[name]();

        var kept = PictureCleaner.Clean(file, Keep);

        Assert.True(kept.Report.KeptGainMap);
        Assert.Contains("\"keptGainMap\":true", kept.Report.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain(kept.Report.Findings, finding => finding.Label == "HDR gain map");
        Assert.DoesNotContain(Planted.Canary, Encoding.Latin1.GetString(kept.Bytes.Span), StringComparison.Ordinal);
        var again = PictureCleaner.Clean(kept.Bytes, Keep);
        Assert.True(again.Bytes.Span.SequenceEqual(kept.Bytes.Span));
        Assert.Empty(again.Report.Findings);
        Assert.True(again.Report.KeptGainMap);
    }

    [Theory]
    [MemberData(nameof(KeptNames))]
    public void Nobody_who_does_not_ask_gets_a_gain_map(string name)
    {
        var file = PlantedGainMaps.Kept[name]();

        var plain = PictureCleaner.Clean(file);
        var kept = PictureCleaner.Clean(file, Keep).Bytes;

        Assert.False(plain.Report.KeptGainMap);
        Assert.Contains(plain.Report.Findings, finding => finding.Label == "HDR gain map");
        Assert.True(plain.Bytes.Length < kept.Length);
        // The picture itself is the same either way.
        Assert.True(PictureCleaner.Clean(kept).Bytes.Span.SequenceEqual(plain.Bytes.Span));
        Assert.False(OutputCheck.Passes(plain.Format, kept, null));
        Assert.False(SecondReading.FindsNothing(plain.Format, kept));
    }

    [Theory]
    [MemberData(nameof(NotKeptNames))]
    public void A_gain_map_that_can_not_be_kept_for_certain_goes_with_a_word(string name)
    {
        var file = PlantedGainMaps.NotKept[name]();

        var asked = PictureCleaner.Clean(file, Keep);

        Assert.False(asked.Report.KeptGainMap);
        Assert.Contains(asked.Report.Findings, finding => finding.Label == "HDR gain map" || name == "avif in a circle");
        Assert.True(asked.Bytes.Span.SequenceEqual(PictureCleaner.Clean(file).Bytes.Span));
        Assert.Equal(PictureCleaner.Clean(file).Report.ToJson(), asked.Report.ToJson());
    }

    [Fact]
    public void A_picture_without_a_gain_map_is_cleaned_as_ever()
    {
        foreach (var (name, make) in PlantedPictures.All)
        {
            var file = make();
            var (plain, asked) = (PictureCleaner.Clean(file), PictureCleaner.Clean(file, Keep));
            Assert.True(asked.Bytes.Span.SequenceEqual(plain.Bytes.Span), name);
            Assert.Equal(plain.Report.ToJson(), asked.Report.ToJson());
        }
    }

    /// <summary>Not a byte of what tells of the map could be another: there is no room for anything.</summary>
    [Theory]
    [InlineData("kept jpeg binary")]
    [InlineData("kept jpeg texts in lists")]
    [InlineData("kept jpeg turned")]
    public void The_strict_reader_takes_only_the_one_form(string name)
    {
        var draft = PictureCleaner.Plan(PlantedGainMaps.Kept[name](), Keep);
        var file = draft.Output.Join();
        Assert.True(OutputCheck.Passes(draft.Format, file, draft.Coded, keepsGainMap: true));
        foreach (var (start, end) in Segments(file))
        {
            for (var at = start; at < end; at++)
            {
                file[at] ^= 1;
                Assert.False(OutputCheck.Passes(draft.Format, file, draft.Coded, keepsGainMap: true), $"{name}: byte {at}");
                file[at] ^= 1;
            }
        }
        Assert.False(OutputCheck.Passes(draft.Format, (byte[])[.. file, 0], draft.Coded, keepsGainMap: true));
        Assert.False(OutputCheck.Passes(draft.Format, PictureCleaner.Clean(file).Bytes, null, keepsGainMap: true));
    }

    [Theory]
    [InlineData("kept avif")]
    [InlineData("kept heic of a map in two tiles")]
    public void The_strict_reader_takes_only_one_group_and_one_payload(string name)
    {
        var draft = PictureCleaner.Plan(PlantedGainMaps.Kept[name](), Keep);
        var file = draft.Output.Join();
        var group = file.AsSpan().IndexOf("grpl"u8) - 4;
        for (var at = group; at < group + 36; at++)
        {
            file[at] ^= 1;
            Assert.False(OutputCheck.Passes(draft.Format, file, draft.Coded, keepsGainMap: true), $"{name}: byte {at}");
            file[at] ^= 1;
        }
        var million = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0, 0x0F, 0x42, 0x40]);
        file[million + 3]++;
        Assert.False(OutputCheck.Passes(draft.Format, file, draft.Coded, keepsGainMap: true));
    }

    [Fact]
    public async Task Exiftool_finds_the_map_its_numbers_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var kept = PictureCleaner.Clean(PlantedGainMaps.Kept["kept jpeg with Exif in the map"](), Keep).Bytes;
        var path = folder.Write("kept.jpg", kept.Span);
        var map = folder.Write("map.jpg", kept.Span[kept.Span.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9, 0xFF, 0xD8])..][2..]);

        var tags = await ExifTool.RequireTags([path, map], TestContext.Current.CancellationToken);

        var told = tags[path];
        Assert.Contains(("XMP-hdrgm:Version", "1.0"), told);
        Assert.Contains(("XMP-Container:DirectoryItemLength", new FileInfo(map).Length.ToString(CultureInfo.InvariantCulture)), told);
        Assert.Contains(("XMP-hdrgm:Gamma", "0.909091"), tags[map]);
        Assert.Contains(("XMP-hdrgm:HDRCapacityMax", "1.300000"), tags[map]);
        Assert.Contains(told, tag => tag.Tag.StartsWith("MPImage2:MPImage", StringComparison.Ordinal));
        Assert.DoesNotContain(told.Concat(tags[map]), tag => tag.Tag.StartsWith("IFD0:", StringComparison.Ordinal) || tag.Tag.StartsWith("ExifIFD:", StringComparison.Ordinal));
    }

    /// <summary>The segments of the picture and of the map that tell of the map.</summary>
    private static IEnumerable<(int Start, int End)> Segments(byte[] file)
    {
        for (var at = 0; (at = Next(file, at)) >= 0;)
        {
            var end = at + 2 + ((file[at + 2] << 8) | file[at + 3]);
            yield return (at, end);
            at = end;
        }
    }

    private static int Next(byte[] file, int from)
    {
        for (var at = from; at < file.Length - 4; at++)
        {
            var rest = file.AsSpan(at);
            if (rest[0] == 0xFF && (rest[4..].StartsWith("http://ns.adobe.com"u8) || rest[4..].StartsWith("urn:iso:"u8) || rest[4..].StartsWith("MPF\0"u8)))
            {
                return at;
            }
        }
        return -1;
    }
}
