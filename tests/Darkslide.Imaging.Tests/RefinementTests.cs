using CsCheck;
using Darkslide.Imaging.Jpeg.Scans;

namespace Darkslide.Imaging.Tests;

/// <summary>Refining bits of progressive scans are passed as they are coefficient by coefficient, whatever was known before.</summary>
public class RefinementTests
{
    private const int Blocks = 40;

    /// <summary>Every number of bits is a code: new coefficients behind zeros, sixteen zeros, ends of one band and of several.</summary>
    private static readonly HuffmanTable Table = HuffmanTable.Read(
        [0, 1, 4, 2, 2, 4, .. new byte[10], 0x01, 0x11, 0xF0, 0x31, 0x00, 0x71, 0x20, 0xE1, 0x10, 0xF1, 0x30, 0x21, 0x41])!;

    /// <summary>Coefficient by coefficient (ITU-T T.81 figure G.7).</summary>
    private static long Plain(CodedBits bits, int first, int last, CoefficientHistory history, out long block)
    {
        var at = 0L;
        for (block = 0; block < Blocks && at <= bits.End; block++)
        {
            for (var coefficient = first; coefficient <= last; coefficient++)
            {
                var code = Table.Find(bits.Next(at));
                int run = (code >> 4) & 15, size = code & 15;
                at += code >> 8;
                if (size == 0 && run < 15)
                {
                    var blocks = EndOfBand.Blocks(bits, ref at, run);
                    at += history.Count(block, 1, coefficient, last) + history.Count(block + 1, (int)Math.Min(blocks - 1, Blocks - block - 1), first, last);
                    block += Math.Min(blocks - 1, Blocks - block - 1);
                    break;
                }
                at += size;
                for (; coefficient <= last; coefficient++)
                {
                    var isKnown = ((history.Of(block) >> coefficient) & 1) == 1;
                    at += isKnown ? 1 : 0;
                    if (!isKnown && --run < 0)
                    {
                        break;
                    }
                }
                if (size > 0)
                {
                    history.Add(block, coefficient);
                }
            }
        }
        return at;
    }

    [Fact]
    public void Refinements_are_passed_alike() => Gen.Select(Gen.Byte.Array[0, 2000], Gen.Int[1, 63], Gen.Int[1, 63], Gen.ULong.Array[Blocks], Gen.ULong.Array[Blocks])
        .Sample((coded, one, other, some, more) =>
        {
            var (first, last) = (Math.Min(one, other), Math.Max(one, other));
            var (known, expected) = (new CoefficientHistory(Blocks), new CoefficientHistory(Blocks));
            for (var i = 0; i < Blocks * 64; i++)
            {
                if (((some[i / 64] & (i % 3 == 0 ? more[i / 64] : ulong.MaxValue)) >> (i % 64) & 1) == 1)
                {
                    known.Add(i / 64, i % 64);
                    expected.Add(i / 64, i % 64);
                }
            }
            var bits = new CodedBits([.. coded, .. new byte[CodedBits.Slack]], coded.Length);

            var plain = Plain(bits, first, last, expected, out var walked);
            var at = new AcRefinementWalk(Table, new ScanHeader([], first, last, 1, 0), known).Walk(bits, 0, Blocks);

            Assert.Equal(plain, at);
            for (var block = 0; block < walked; block++)
            {
                Assert.Equal(expected.Of(block), known.Of(block));
            }
        }, iter: 2000);
}
