namespace Darkslide.Imaging.WebP.Lossless;

/// <summary>What every picture inside a lossless one begins with, and the numbers in it.</summary>
internal static class LosslessParts
{
    /// <summary>Encoders make some thousands at most; each takes memory.</summary>
    private const int MaxGroups = 16_384;

    /// <summary>How many colours the cache holds; 0 without one (RFC 9649 section 3.6.2.3).</summary>
    public static int ReadCacheSize(ref LosslessBits bits)
    {
        if (bits.Read(1) == 0)
        {
            return 0;
        }
        var size = bits.Read(4);
        return size is >= 1 and <= 11 ? 1 << size : throw new PictureRefusedException(PictureProblem.Malformed);
    }

    public static PrefixGroup[] ReadGroups(ref LosslessBits bits, int count, int cached)
    {
        if (count > MaxGroups)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var groups = new PrefixGroup[count];
        for (var i = 0; i < count; i++)
        {
            groups[i] = PrefixGroup.Read(ref bits, cached);
        }
        return groups;
    }

    /// <summary>A length or distance: its prefix, then bits of its own (RFC 9649 section 3.6.2.2).</summary>
    public static int ReadValue(ref LosslessBits bits, int prefix)
    {
        if (prefix < 4)
        {
            return prefix + 1;
        }
        var extra = (prefix - 2) >> 1;
        return ((2 + (prefix & 1)) << extra) + bits.Read(extra) + 1;
    }

    /// <summary>How many blocks of 2^bits pixels cover so many pixels.</summary>
    public static int Blocks(int pixels, int bits) => (pixels + (1 << bits) - 1) >> bits;
}
