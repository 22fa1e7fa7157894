using System.Diagnostics;
using Darkslide.Imaging.Building;
using Darkslide.Imaging.Tests.Fixtures;
using static Darkslide.Imaging.Tests.Fixtures.HeifBuilder;
using static Darkslide.Imaging.Tests.Fixtures.SequenceBuilder;

namespace Darkslide.Imaging.Tests;

/// <summary>Image sequences in HEIC and AVIF: they stay sequences, with the same pictures at the same times.</summary>
public class SequenceTests
{
    public static TheoryData<string> Names => [.. PlantedSequences.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_picture_is_the_same_and_shown_at_the_same_time(string name)
    {
        var file = PlantedSequences.All[name]();

        var cleaned = PictureCleaner.Clean(file);

        var before = await Frames.Of(file);
        Assert.NotEmpty(before);
        Assert.Equal(before, await Frames.Of(cleaned.Bytes.ToArray()));
        Assert.Equal(before.Length > 1, cleaned.IsAnimated);
    }

    public static TheoryData<string, string?> Refused => new()
    {
        { "fragments", "Fragmented HEIF sequence" },
        { "fragments announced", "Fragmented HEIF sequence" },
        { "encrypted", "Encrypted HEIF" },
        { "elsewhere", "Scattered HEIF" },
        { "other coding", "HEIF (vvc1)" },
        { "no configuration", null },
        { "text for a matrix", null },
        { "text for edits", null },
        { "edit behind the end", null },
        { "sample of nothing", null },
        { "no samples", null },
        { "samples of private data only", null },
        { "no time scale", null },
        { "two tracks of one number", null },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_cleaned_for_certain_is_refused(string what, string? name)
    {
        var refused = Assert.Throws<PictureRefusedException>(() => PictureCleaner.Clean(Broken(what)));

        Assert.Equal(name is null ? PictureProblem.Malformed : PictureProblem.UnsupportedFormat, refused.Problem);
        Assert.Equal(name, refused.FormatName);
    }

    private static byte[] Broken(string what) => what switch
    {
        "fragments" => Avis().Top("moof", Box("mfhd", new byte[8])).Build(),
        "fragments announced" => Avis().InMovie("mvex", Full("trex", 0, new byte[20])).Build(),
        "encrypted" => Avis(track => track with { Entry = Entry("encv", 16, Box("av1C", 0x81, 0x20, 0, 0)) }).Build(),
        "elsewhere" => Avis(track => track with { Reference = Box("url ", [0, 0, 0, 0, .. "https://example.org/\0"u8]) }).Build(),
        "other coding" => Avis(track => track with { Entry = Entry("vvc1", 16, []) }).Build(),
        "no configuration" => Avis(track => track with { Entry = Entry("av01", 16, Box("pasp", 0, 0, 0, 1, 0, 0, 0, 1)) }).Build(),
        "text for a matrix" => Avis(track => track with { Matrix = Planted.Ascii("The quick brown fox jumps over a dog.")[..36] }).Build(),
        "text for edits" => Avis(track => track with { Edits = Edit(0, "hiddenwordss"u8.ToArray()) }).Build(),
        "edit behind the end" => Avis(track => track with { Edits = Edit(0, 0, 0, 0, 9, 0, 0, 1, 0, 0, 1, 0, 0) }).Build(),
        "sample of nothing" => Avis(track => track with { Samples = [Av1, [], Av1] }).Build(),
        "no samples" => Avis(track => track with { Sizes = Full("stsz", 0, new byte[8]) }).Build(),
        "samples of private data only" => Avis(track => track with { Samples = [Av1, [0x7A, 1, 1]] }).Build(),
        "no time scale" => Changed(Avis().Build(), "mdhd"u8, 16 + 3, 0),
        _ => Changed(Avis().Track(Av1Track with { HandlerName = "another" }).Build(), "tkhd"u8, 4 + 12 + 3, 2),
    };

    /// <summary>The file with another byte so far behind where a type stands first.</summary>
    private static byte[] Changed(byte[] file, ReadOnlySpan<byte> type, int behind, byte value)
    {
        file[file.AsSpan().IndexOf(type) + behind] = value;
        return file;
    }

    [Fact]
    public void What_a_picture_and_tracks_have_in_common_is_written_once()
    {
        var samples = 3 * Av1.Length;
        Assert.Equal(8 + samples, DataLength(Avis().WithPicture().Build()));
        Assert.Equal(8 + samples, DataLength(Avis().Track(Av1Track with { Other = Av1Track }).Build()));
        Assert.Equal(8 + (2 * samples), DataLength(Avis().Track(Av1Track with { HandlerName = "" }).Build()));
    }

    private static int DataLength(byte[] file)
    {
        var cleaned = PictureCleaner.Clean(file).Bytes.Span;
        return cleaned.Length - cleaned.LastIndexOf("mdat"u8) + 4;
    }

    [Fact]
    public void Tracks_without_a_brand_that_calls_them_pictures_go()
    {
        var file = Avis().WithPicture().Build();
        Planted.Ascii("avifmiafmiaf").CopyTo(file, 8 + 8);
        Planted.Ascii("avif").CopyTo(file, 8);

        var cleaned = PictureCleaner.Clean(file);

        Assert.False(cleaned.IsAnimated);
        Assert.Equal(-1, cleaned.Bytes.Span.IndexOf("moov"u8));
        Assert.Contains(cleaned.Report.Findings, finding => finding.Label == "Video");
    }

    [Fact]
    public void Endless_repetition_stays()
    {
        var edits = Edit(1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 1, 0, 0);

        var cleaned = PictureCleaner.Clean(Avis(track => track with { IsLong = true, Duration = -1, Edits = edits }).Build()).Bytes.Span;

        Assert.True(cleaned.IndexOf(edits) > 0);
        var header = cleaned[(cleaned.IndexOf("tkhd"u8) + 4)..];
        Assert.Equal(0, header[0]);
        Assert.Equal("FFFFFFFF", Convert.ToHexString(header.Slice(20, 4)));
    }

    [Fact]
    public void Sound_is_told_by_its_seconds() => Assert.Contains(
        PictureInspector.Inspect(PlantedSequences.All["avis sound"]()).Findings,
        finding => finding is { Kind: FindingKind.AudioVideo, Label: "Sound", Value: "0.1 seconds" });

    /// <summary>Whatever byte is changed: the strict reader sees it, or it is a value that the picture needs, which cleaning keeps.</summary>
    [Fact]
    public void The_strict_reader_accepts_only_what_the_cleaner_writes()
    {
        foreach (var name in new[] { "avis and its first picture", "avis alpha track", "avis edits", "avis long times without an end", "heic sequence with sets in the samples" })
        {
            var cleaned = PictureCleaner.Clean(PlantedSequences.All[name]());
            for (var at = 8; at < cleaned.Bytes.Span.LastIndexOf("mdat"u8); at++)
            {
                foreach (var flip in new byte[] { 1, 0x20, 0x80, 0xFF })
                {
                    var changed = cleaned.Bytes.ToArray();
                    changed[at] ^= flip;
                    Assert.True(!OutputCheck.Passes(cleaned.Format, changed, null) || StaysOrIsRefused(changed), $"{name} {at} {flip}");
                }
            }
        }
    }

    private static bool StaysOrIsRefused(byte[] file)
    {
        try
        {
            return PictureCleaner.Clean(file).Bytes.Span.SequenceEqual(file);
        }
        catch (PictureRefusedException)
        {
            return true;
        }
    }

    [Fact]
    public void Any_number_of_samples_is_read_in_no_time()
    {
        byte[] millions = Full("stsz", 0, 0, 0, 0, 1, 0, 0x0F, 0x42, 0x40);
        byte[] billions = Full("stsz", 0, 0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF);
        var began = Stopwatch.GetTimestamp();
        foreach (var sizes in new[] { millions, billions })
        {
            var file = Avis(track => track with { Sizes = sizes });
            var dropped = Avis();
            for (var i = 0; i < 200; i++)
            {
                file.Track(Av1Track with { Sizes = sizes });
                dropped.Track(Av1Track with { Handler = "soun", Sizes = sizes });
            }
            Assert.Throws<PictureRefusedException>(() => PictureCleaner.Clean(Avis(track => track with { Sizes = sizes }).Build()));
            Assert.Throws<PictureRefusedException>(() => PictureCleaner.Clean(file.Build()));
            PictureCleaner.Clean(dropped.Build());
        }
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20));
    }
}
