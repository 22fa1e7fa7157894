using CsCheck;
using Darkslide.Imaging.Jpeg;
using Darkslide.Imaging.Jpeg.Scans;
using NetVips;

namespace Darkslide.Imaging.Tests;

/// <summary>Walking a scan at several places at once comes to what walking it code by code comes to, whatever the bits are.</summary>
public class SplitWalkTests
{
    private static readonly BlockCodes Luminance = new(StandardTables.Dc(0)!, StandardTables.Ac(0)!);

    private static readonly BlockCodes Chrominance = new(StandardTables.Dc(1)!, StandardTables.Ac(1)!);

    /// <summary>Every number of bits is a code here, so that noise can be walked for long; and blocks are often full.</summary>
    private static readonly BlockCodes Full = new(
        HuffmanTable.Read([0, 4, .. new byte[14], 0, 1, 2, 3])!,
        HuffmanTable.Read([0, 2, 3, 1, 1, .. new byte[10], 2, 0x01, 0x02, 0x11, 0x00, 0x21, 0xF0, 0x03, 0x33, 0x0F])!);

    /// <summary>Every number of bits is a code here too; many are longer than what is looked up at once, and DC coefficients seldom fit behind another code.</summary>
    private static readonly BlockCodes Long = new(
        HuffmanTable.Read([1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 128, .. new byte[5], 4, 0, 2, 3, .. Enumerable.Range(0, 128).Select(i => (byte)(i % 12))])!,
        HuffmanTable.Read([1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 128, .. new byte[4], 0x02, 0x00, 0x21, 0xF0, 0x13, .. Enumerable.Range(0, 128).Select(i => (byte)(i * 2))])!);

    private static readonly int[] Counts = [1, 3, 4, 15, 16, 17];

    private static readonly BlockCodes[][] Units =
    [
        [Luminance], [Chrominance], [Full], [Full, Full, Full], [Long], [Full, Long, Full, Long], [.. Enumerable.Repeat(Full, 8), Chrominance, Long], [Luminance, Chrominance, Chrominance], [Full, Luminance, Luminance],
        [Luminance, Luminance, Luminance, Luminance, Chrominance, Chrominance], [.. Enumerable.Repeat(Luminance, 12), Chrominance],
    ];

    private static long Plain(BlockCodes[] unit, CodedBits bits, long units)
    {
        var at = 0L;
        for (; units > 0 && at >= 0 && at <= bits.End; units--)
        {
            at = BlockCodes.Pass(bits, at, unit);
        }
        return at;
    }

    private static void Same(BlockCodes[] unit, byte[] coded, int length, long units)
    {
        var bits = new CodedBits(coded, length);

        var plain = Plain(unit, bits, units);
        var split = new SequentialWalk(unit).Walk(bits, 0, units);

        // Beyond the end the blocks are missing, however far.
        Assert.Equal(Outcome(plain, bits.End), Outcome(split, bits.End));
        if (unit.Length <= CodeRuns.MaxBlocks && length > 16_384)
        {
            // One by one and, where the processor can, sixteen at once.
            var count = Counts[length % Counts.Length];
            var reached = new SplitWalk(unit).Split(bits, units, count);
            Assert.Equal(Plain(unit, bits, reached.Units), reached.At);
            Assert.InRange(reached.Units, 0, units);
        }
    }

    private static long Outcome(long walked, long end) => walked > end || (walked < 0 && ~walked > end) ? long.MaxValue : walked;

    [Fact]
    public void Noise_is_walked_alike() => Gen.Select(Gen.OneOfConst(Units), Gen.Byte.Array[0, 150_000], Gen.OneOfConst<byte>(0xFF, 0xFF, 0x7F, 0x55, 0x0F), Gen.Double[0, 1.2])
        .Sample((unit, noise, mask, part) =>
        {
            byte[] coded = [.. noise.Select(value => (byte)(value & mask)), .. new byte[CodedBits.Slack]];
            Same(unit, coded, noise.Length, (long)(part * noise.Length * 8 / (20 * unit.Length)));
        }, iter: 120);

    [Theory]
    [InlineData(90, false, 0)]
    [InlineData(80, true, 0)]
    [InlineData(60, true, 2)]
    [InlineData(100, false, 0)]
    [InlineData(85, false, 3)]
    public void Real_pictures_are_walked_alike_and_nearly_all_in_a_hurry(int quality, bool halved, int noise)
    {
        var file = Picture(quality, halved, noise);
        var (unit, coded, length, units) = Scan(file);
        var bits = new CodedBits(coded, length);

        Assert.True(length > 65_536);
        foreach (var count in Counts)
        {
            var reached = new SplitWalk(unit).Split(bits, units, count);
            Assert.InRange(reached.Units, units * 99 / 100, units);
            Assert.Equal(Plain(unit, bits, reached.Units), reached.At);
        }
        foreach (var count in new[] { 0, 1, units / 7, units / 2, units - 1, units, units + 1, 2 * units })
        {
            Same(unit, coded, length, count);
        }
        for (var i = 1; i < 12; i++)
        {
            var place = i * (length / 12);
            var damaged = (byte[])coded.Clone();
            damaged[place] ^= (byte)(1 << (i & 7));
            Same(unit, damaged, length, units);
            Same(unit, [.. coded[..place], .. new byte[CodedBits.Slack]], place, units);
        }
    }

    [Fact]
    public void Look_ups_are_shared_by_pictures_with_the_same_codes()
    {
        var copy = new BlockCodes(HuffmanTable.Read([0, 4, .. new byte[14], 0, 1, 2, 3])!, Full.Ac);
        var other = new BlockCodes(HuffmanTable.Read([0, 4, .. new byte[14], 0, 1, 2, 4])!, Full.Ac);

        var made = KnownRuns.Make([Full, Long]);

        Assert.True(made.Fit([copy, Long]));
        Assert.False(made.Fit([other, Long]));
        Assert.False(made.Fit([Full]));
        Assert.Equal(1, BlockCodes.Cycle([Full, copy, Full]));
    }

    [Fact]
    public void A_unit_that_never_ends_stays_within_the_buffer()
    {
        // Sixty-four blocks of zeros, whose only codes are the longest ones, would be 15,872 bytes.
        var longest = new BlockCodes(HuffmanTable.Read([.. new byte[15], 1, 15])!, HuffmanTable.Read([.. new byte[15], 1, 0x0F])!);
        var unit = Enumerable.Repeat(longest, 63).Append(Luminance).ToArray();

        var walked = new SequentialWalk(unit).Walk(new CodedBits(new byte[CodedBits.Slack + 1], 1), 0, 1);

        Assert.InRange(walked, 9, 8 * CodedBits.Slack);
    }

    private static byte[] Picture(int quality, bool halved, int noise)
    {
        using var slope = Image.Xyz(1200, 900)[0].Linear([0.15], [20]);
        using var grain = Image.Gaussnoise(1200, 900, sigma: 12 + (8 * noise), mean: 100, seed: 5);
        using var sum = (slope + grain).Cast(Enums.BandFormat.Uchar);
        using var picture = sum.Bandjoin(slope.Cast(Enums.BandFormat.Uchar), grain.Cast(Enums.BandFormat.Uchar)).Copy(interpretation: Enums.Interpretation.Srgb);
        return picture.JpegsaveBuffer(q: quality, optimizeCoding: noise > 0, subsampleMode: halved ? Enums.ForeignSubsample.On : Enums.ForeignSubsample.Off);
    }

    private static (BlockCodes[] Unit, byte[] Coded, int Length, long Units) Scan(byte[] file)
    {
        var tables = new JpegTables(file);
        JpegFrame? frame = null;
        ScanHeader? scan = null;
        foreach (var segment in JpegReader.Open(file).Segments)
        {
            var payload = file.AsMemory(segment.Start..segment.End);
            switch (segment.Marker)
            {
                case JpegMarkers.HuffmanTables: tables.Add(segment); break;
                case 0xC0: frame = JpegFrame.Read(segment.Marker, payload.Span); break;
                case JpegMarkers.StartOfScan: scan = ScanHeader.Read(payload.Span, frame!); break;
                case JpegSegment.Coded:
                    using (var data = new CodedData(payload))
                    {
                        data.Next();
                        var grid = ScanGrid.Of(scan!, frame!, frame!.Height);
                        var components = scan!.Components.Select(c => new BlockCodes(tables.Dc(c.DcTable), tables.Ac(c.AcTable))).ToArray();
                        return ([.. grid.Blocks.Select(block => components[block])], [.. data.Bytes, .. new byte[CodedBits.Slack]], data.Length, grid.Units);
                    }
            }
        }
        throw new InvalidOperationException("no scan");
    }
}
