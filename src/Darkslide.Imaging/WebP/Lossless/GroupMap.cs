namespace Darkslide.Imaging.WebP.Lossless;

/// <summary>
/// Which group of codes reads which block of the picture (RFC 9649 section 3.7.2.2). It is a picture itself, and the only one
/// whose pixels have to be known to follow the codes of another.
/// </summary>
internal sealed class GroupMap
{
    /// <summary>The nearest 120 places (x, y) that a copy can come from, nearest first (RFC 9649 section 3.6.2.2); x is told from 8 downwards.</summary>
    private static ReadOnlySpan<byte> Near =>
    [
        0x18, 0x07, 0x17, 0x19, 0x28, 0x06, 0x27, 0x29, 0x16, 0x1A, 0x26, 0x2A, 0x38, 0x05, 0x37, 0x39, 0x15, 0x1B, 0x36, 0x3A,
        0x25, 0x2B, 0x48, 0x04, 0x47, 0x49, 0x14, 0x1C, 0x35, 0x3B, 0x46, 0x4A, 0x24, 0x2C, 0x58, 0x45, 0x4B, 0x34, 0x3C, 0x03,
        0x57, 0x59, 0x13, 0x1D, 0x56, 0x5A, 0x23, 0x2D, 0x44, 0x4C, 0x55, 0x5B, 0x33, 0x3D, 0x68, 0x02, 0x67, 0x69, 0x12, 0x1E,
        0x66, 0x6A, 0x22, 0x2E, 0x54, 0x5C, 0x43, 0x4D, 0x65, 0x6B, 0x32, 0x3E, 0x78, 0x01, 0x77, 0x79, 0x53, 0x5D, 0x11, 0x1F,
        0x64, 0x6C, 0x42, 0x4E, 0x76, 0x7A, 0x21, 0x2F, 0x75, 0x7B, 0x31, 0x3F, 0x63, 0x6D, 0x52, 0x5E, 0x00, 0x74, 0x7C, 0x41,
        0x4F, 0x10, 0x20, 0x62, 0x6E, 0x30, 0x73, 0x7D, 0x51, 0x5F, 0x40, 0x72, 0x7E, 0x61, 0x6F, 0x50, 0x71, 0x7F, 0x60, 0x70,
    ];

    private readonly uint[] _pixels;
    private readonly int _width, _blockBits;

    private GroupMap(uint[] pixels, int width, int blockBits)
    {
        _pixels = pixels;
        _width = width;
        _blockBits = blockBits;
        Groups = 1;
        foreach (var pixel in pixels)
        {
            Groups = Math.Max(Groups, GroupOf(pixel) + 1);
        }
    }

    /// <summary>How many groups there are.</summary>
    public int Groups { get; }

    /// <param name="bits">Where the map stands.</param>
    /// <param name="width">Of the picture that it is for, in pixels.</param>
    /// <param name="height">Of the picture that it is for, in pixels.</param>
    /// <exception cref="PictureRefusedException">Damaged.</exception>
    public static GroupMap Read(ref LosslessBits bits, int width, int height)
    {
        var blockBits = bits.Read(3) + 2;
        var blocks = LosslessParts.Blocks(width, blockBits);
        return new GroupMap(ReadPixels(ref bits, blocks, LosslessParts.Blocks(height, blockBits)), blocks, blockBits);
    }

    /// <summary>The group for a pixel of the picture.</summary>
    public int At(int x, int y) => GroupOf(_pixels[((y >> _blockBits) * _width) + (x >> _blockBits)]);

    private static int GroupOf(uint pixel) => (int)(pixel >> 8) & 0xFFFF;

    private static uint[] ReadPixels(ref LosslessBits bits, int width, int height)
    {
        var cache = new uint[LosslessParts.ReadCacheSize(ref bits)];
        var group = LosslessParts.ReadGroups(ref bits, 1, cache.Length)[0];
        var pixels = new uint[width * height];
        for (var at = 0; at < pixels.Length;)
        {
            var green = group.Green.Read(ref bits);
            var from = at;
            if (green >= PrefixGroup.Literals && green < PrefixGroup.Literals + PrefixGroup.Lengths)
            {
                at += Copy(ref bits, group, green - PrefixGroup.Literals, pixels, at, width);
            }
            else
            {
                pixels[at++] = green < PrefixGroup.Literals ? Literal(ref bits, group, green) : cache[green - PrefixGroup.Literals - PrefixGroup.Lengths];
            }
            Remember(cache, pixels.AsSpan(from, at - from));
        }
        return pixels;
    }

    private static uint Literal(ref LosslessBits bits, PrefixGroup group, int green)
    {
        var red = (uint)group.Red.Read(ref bits);
        var blue = (uint)group.Blue.Read(ref bits);
        return ((uint)group.Alpha.Read(ref bits) << 24) | (red << 16) | ((uint)green << 8) | blue;
    }

    /// <summary>Repeats pixels that came before; how many.</summary>
    private static int Copy(ref LosslessBits bits, PrefixGroup group, int prefix, uint[] pixels, int at, int width)
    {
        var length = LosslessParts.ReadValue(ref bits, prefix);
        var distance = Distance(LosslessParts.ReadValue(ref bits, group.Distance.Read(ref bits)), width);
        if (length > pixels.Length - at || distance > at)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        for (var i = 0; i < length; i++)
        {
            pixels[at + i] = pixels[at + i - distance];
        }
        return length;
    }

    private static int Distance(int told, int width)
    {
        if (told > Near.Length)
        {
            return told - Near.Length;
        }
        var near = Near[told - 1];
        return Math.Max(1, ((near >> 4) * width) + 8 - (near & 15));
    }

    private static void Remember(uint[] cache, ReadOnlySpan<uint> pixels)
    {
        if (cache.Length == 0)
        {
            return;
        }
        var shift = 32 - int.Log2(cache.Length);
        foreach (var pixel in pixels)
        {
            cache[(0x1E35A7BD * pixel) >> shift] = pixel;
        }
    }
}
