using CsCheck;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>Whatever the bytes, there is a cleaned picture or the one typed refusal.</summary>
public class HostileTests
{
    private static readonly byte[][] Seeds = [.. PlantedPictures.All.Values.Select(make => make())];

    [Fact]
    public void A_picture_cut_off_anywhere_is_cleaned_or_refused()
    {
        foreach (var name in new[] { "jpeg Exif", "png Exif", "png more rows", "webp Exif", "gif comment", "tiff Exif and GPS", "tiff LZW without an end, big-endian", "heic Exif", "heic overlay", "avif grid", "avif layers", "avis alpha track", "avis and its first picture" })
        {
            var file = PlantedPictures.All[name]();
            for (var length = 0; length < file.Length; length++)
            {
                CleanedOrRefused(file[..length]);
            }
        }
    }

    /// <summary>The folder Found: pictures that a fuzzer made, and that once came out differently each time, or for the wrong reason not at all.</summary>
    [Fact]
    public void What_a_fuzzer_found_is_cleaned_or_refused()
    {
        var files = Directory.GetFiles(Path.Combine(Shared.Repository, "tests", "Darkslide.Imaging.Tests", "Found"), "*.bin");
        Assert.NotEmpty(files);
        Assert.All(files, file => CleanedOrRefused(File.ReadAllBytes(file)));
    }

    [Fact]
    public void Changed_bytes_are_cleaned_or_refused() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 4000], Gen.Byte).Array[1, 20])
            .Sample((seed, changes) =>
            {
                var file = (byte[])Seeds[seed].Clone();
                foreach (var (at, value) in changes)
                {
                    file[at % file.Length] = value;
                }
                CleanedOrRefused(file);
            }, iter: 2000);

    [Fact]
    public void Chunks_in_any_order_are_cleaned_or_refused()
    {
        string[] types = ["IHDR", "PLTE", "tRNS", "IDAT", "IDAT", "fdAT", "fcTL", "acTL", "iCCP", "eXIf", "zTXt", "iTXt", "IEND", "sBIT"];
        var chunk = Gen.Select(Gen.OneOfConst(types), Gen.Byte.Array[0, 40]).Select((type, data) => Planted.Chunk(type, data));
        chunk.Array[1, 8].Sample(chunks => CleanedOrRefused(Planted.InPng(chunks)), iter: 2000);
    }

    [Fact]
    public void Segments_in_any_order_are_cleaned_or_refused()
    {
        byte[] markers = [0xC0, 0xC2, 0xC4, 0xDA, 0xDB, 0xDC, 0xDD, 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xFE, 0xCC];
        var segment = Gen.Select(Gen.OneOfConst(markers), Gen.Byte.Array[0, 80]).Select((marker, data) => Planted.Segment(marker, data));
        segment.Array[1, 8].Sample(segments => CleanedOrRefused(Planted.InJpeg(segments)), iter: 2000);
    }

    [Fact]
    public void Boxes_in_any_order_are_cleaned_or_refused()
    {
        string[] types = ["hdlr", "pitm", "iinf", "iloc", "iref", "iprp", "idat", "dinf", "grpl", "uuid", "free", "meta", "moov", "mdat", "ftyp"];
        var box = Gen.Select(Gen.OneOfConst(types), Gen.Byte.Array[0, 60]).Select((type, data) => (Type: type, Data: data));
        Gen.Select(box.Array[0, 4], box.Array[0, 4]).Sample((inside, behind) =>
        {
            var file = inside.Aggregate(HeifBuilder.Heic(), (heic, part) => heic.InMeta(part.Type, part.Data));
            CleanedOrRefused(behind.Aggregate(file, (heic, part) => heic.Top(part.Type, part.Data)).Build());
        }, iter: 2000);
    }

    [Fact]
    public void Items_and_properties_of_any_content_are_cleaned_or_refused()
    {
        string[] types = ["grid", "iovl", "iden", "hvc1", "av01", "avc1", "jpeg", "tmap", "Exif", "mime"];
        string[] properties = ["hvcC", "avcC", "av1C", "ispe", "pixi", "colr", "irot", "imir", "clap", "auxC", "a1lx", "cclv", "lsel", "udes"];
        string[] references = ["dimg", "auxl", "thmb", "prem", "cdsc"];
        var item = Gen.Select(Gen.Int[1, 5], Gen.OneOfConst(types), Gen.Byte.Array[0, 30], Gen.Int[0, 130].Array[0, 4]);
        var property = Gen.Select(Gen.OneOfConst(properties), Gen.Byte.Array[0, 40]);
        var reference = Gen.Select(Gen.OneOfConst(references), Gen.Int[1, 5], Gen.Int[1, 5].Array[0, 3]);
        Gen.Select(item.Array[0, 4], property.Array[0, 4], reference.Array[0, 4]).Sample((items, others, links) =>
        {
            var file = HeifBuilder.Heic();
            foreach (var (type, data) in others)
            {
                file.Property(type, data);
            }
            foreach (var (id, type, data, own) in items)
            {
                file.Item(id, type, data, [0x81, 2, .. own]);
            }
            foreach (var (type, from, to) in links)
            {
                file.Reference(type, from, to);
            }
            CleanedOrRefused(file.Build());
        }, iter: 5000);
    }

    [Fact]
    public void Any_Exif_block_is_read_to_its_end() =>
        Gen.Byte.Array[0, 300].Sample(bytes => CleanedOrRefused(Planted.InJpeg(Planted.ExifSegment([.. "II*\0\u0008\0\0\0"u8, .. bytes]))), iter: 3000);

    [Fact]
    public void Any_XMP_is_read_to_its_end() =>
        Gen.Char["<>/ab:=\"' \n&#x;?!-"].Array[0, 200].Sample(text =>
            CleanedOrRefused(Planted.InWebP(Planted.RiffChunk("XMP ", Planted.Ascii(new string(text))))), iter: 3000);

    [Fact(Timeout = 20_000)]
    public Task Many_packed_texts_and_values_that_overlap_are_read_in_no_time() => Task.Run(static () =>
    {
        var packed = HiddenRows.Pack(new byte[1 << 20]);
        CleanedOrRefused(Planted.InPng([.. Enumerable.Range(0, 500).Select(i => Planted.Chunk("zTXt", [(byte)(65 + (i % 26)), (byte)(65 + (i / 26)), 0, 0, .. packed]))]));
        byte[] entry = [0x0D, 1, 2, 0, .. BitConverter.GetBytes(1_000_000), .. BitConverter.GetBytes(12_014)];
        byte[] exif = [.. "II*\0\u0008\0\0\0"u8, 0xE8, 3, .. Enumerable.Repeat(entry, 1000).SelectMany(bytes => bytes), 0, 0, 0, 0, .. new byte[1_000_000]];
        CleanedOrRefused(Planted.InWebP(Planted.RiffChunk("EXIF", exif)));
    }, TestContext.Current.CancellationToken);

    private static void CleanedOrRefused(byte[] file)
    {
        try
        {
            var cleaned = PictureCleaner.Clean(file);
            var again = PictureCleaner.Clean(cleaned.Bytes);
            Assert.True(again.Bytes.Span.SequenceEqual(cleaned.Bytes.Span));
        }
        catch (PictureRefusedException refused)
        {
            Assert.NotEqual(PictureProblem.StillRevealing, refused.Problem);
        }
    }
}
