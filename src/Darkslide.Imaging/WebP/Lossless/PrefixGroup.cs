namespace Darkslide.Imaging.WebP.Lossless;

/// <summary>The five codes that one pixel or copy is read with (RFC 9649 section 3.7.2).</summary>
internal sealed record PrefixGroup(PrefixCode Green, PrefixCode Red, PrefixCode Blue, PrefixCode Alpha, PrefixCode Distance)
{
    public const int Literals = 256, Lengths = 24, Distances = 40;

    private static ReadOnlySpan<byte> OrderOfLengths => [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    /// <summary>Whether every pixel is the same one and takes no bits.</summary>
    public bool IsOneColour => Green.IsSingle && Green.First < Literals && Red.IsSingle && Blue.IsSingle && Alpha.IsSingle;

    /// <param name="bits">Where the codes stand.</param>
    /// <param name="cached">How many colours the cache holds.</param>
    /// <exception cref="PictureRefusedException">A code that can't be.</exception>
    public static PrefixGroup Read(ref LosslessBits bits, int cached)
    {
        var green = ReadCode(ref bits, Literals + Lengths + cached);
        var red = ReadCode(ref bits, Literals);
        var blue = ReadCode(ref bits, Literals);
        var alpha = ReadCode(ref bits, Literals);
        return new PrefixGroup(green, red, blue, alpha, ReadCode(ref bits, Distances));
    }

    private static PrefixCode ReadCode(ref LosslessBits bits, int symbols)
    {
        Span<byte> lengths = stackalloc byte[Math.Max(symbols, Literals)];
        lengths.Clear();
        if (bits.Read(1) == 1)
        {
            ReadFew(ref bits, lengths);
        }
        else
        {
            ReadMany(ref bits, lengths[..symbols]);
        }
        return new PrefixCode(lengths[..symbols]);
    }

    /// <summary>One or two symbols, each named.</summary>
    private static void ReadFew(ref LosslessBits bits, scoped Span<byte> lengths)
    {
        var hasSecond = bits.Read(1) == 1;
        lengths[bits.Read(bits.Read(1) == 0 ? 1 : 8)] = 1;
        if (hasSecond)
        {
            lengths[bits.Read(8)] = 1;
        }
    }

    /// <summary>The codes' lengths, themselves packed by a code.</summary>
    private static void ReadMany(ref LosslessBits bits, scoped Span<byte> lengths)
    {
        Span<byte> ofLengths = stackalloc byte[OrderOfLengths.Length];
        ofLengths.Clear();
        var told = 4 + bits.Read(4);
        for (var i = 0; i < told; i++)
        {
            ofLengths[OrderOfLengths[i]] = (byte)bits.Read(3);
        }
        var left = bits.Read(1) == 0 ? lengths.Length : 2 + bits.Read(2 + (2 * bits.Read(3)));
        if (left > lengths.Length)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var code = new PrefixCode(ofLengths);
        byte previous = 8;
        for (var symbol = 0; symbol < lengths.Length && left > 0; left--)
        {
            var length = code.Read(ref bits);
            if (length < 16)
            {
                lengths[symbol++] = (byte)length;
                previous = length == 0 ? previous : (byte)length;
                continue;
            }
            var repeat = length switch { 16 => 3 + bits.Read(2), 17 => 3 + bits.Read(3), _ => 11 + bits.Read(7) };
            if (repeat > lengths.Length - symbol)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            lengths.Slice(symbol, repeat).Fill(length == 16 ? previous : (byte)0);
            symbol += repeat;
        }
    }
}
