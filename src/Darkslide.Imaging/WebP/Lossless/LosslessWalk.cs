namespace Darkslide.Imaging.WebP.Lossless;

/// <summary>
/// Follows a lossless picture's every code to its last pixel (RFC 9649 section 3), without making pixels: only so is it known
/// where the picture ends, and what stands behind it.
/// </summary>
internal ref struct LosslessWalk
{
    /// <summary>Codes may take no bits at all, so a few bytes could ask for hundreds of millions of steps.</summary>
    private const long FreeSteps = 1 << 24;

    private LosslessBits _bits;
    private long _stepsLeft;

    /// <summary>The number of bits that the picture takes.</summary>
    /// <param name="data">What stands behind the header that tells width and height.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <exception cref="PictureRefusedException">Cut off or damaged.</exception>
    public static long BitsOf(ReadOnlySpan<byte> data, int width, int height)
    {
        var walk = new LosslessWalk { _bits = new LosslessBits(data), _stepsLeft = FreeSteps + (8L * data.Length) };
        walk.Picture(width, height);
        return walk._bits.Used <= 8L * data.Length ? walk._bits.Used : throw new PictureRefusedException(PictureProblem.CutOff);
    }

    private void Picture(int width, int height)
    {
        for (var seen = 0; _bits.Read(1) == 1;)
        {
            var transform = _bits.Read(2);
            if ((seen & (1 << transform)) != 0)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            seen |= 1 << transform;
            width = Transform(transform, width, height);
        }
        var cached = LosslessParts.ReadCacheSize(ref _bits);
        var map = _bits.Read(1) == 1 ? GroupMap.Read(ref _bits, width, height) : null;
        Pixels(LosslessParts.ReadGroups(ref _bits, map?.Groups ?? 1, cached), map, width, height);
    }

    /// <summary>Reads what a transform brings along; the width that is left to be packed.</summary>
    private int Transform(int transform, int width, int height)
    {
        const int predictor = 0, colour = 1, palette = 3;
        switch (transform)
        {
            case predictor or colour:
                var blockBits = _bits.Read(3) + 2;
                SmallPicture(LosslessParts.Blocks(width, blockBits), LosslessParts.Blocks(height, blockBits));
                return width;
            case palette:
                var colours = _bits.Read(8) + 1;
                SmallPicture(colours, 1);
                return LosslessParts.Blocks(width, colours switch { <= 2 => 3, <= 4 => 2, <= 16 => 1, _ => 0 });
            default:
                return width;
        }
    }

    private void SmallPicture(int width, int height)
    {
        var cached = LosslessParts.ReadCacheSize(ref _bits);
        Pixels(LosslessParts.ReadGroups(ref _bits, 1, cached), null, width, height);
    }

    private void Pixels(PrefixGroup[] groups, GroupMap? map, int width, int height)
    {
        if (map is null && groups[0].IsOneColour)
        {
            return;
        }
        int x = 0, y = 0;
        var group = groups[0];
        while (y < height)
        {
            if (map is not null)
            {
                group = groups[map.At(x, y)];
            }
            for (x += Step(group); x >= width; x -= width)
            {
                y++;
            }
            if (y >= height && (y > height || x > 0))
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
        }
    }

    /// <summary>Reads one pixel or one copy; the number of pixels that it makes.</summary>
    private int Step(PrefixGroup group)
    {
        if (--_stepsLeft < 0)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var green = group.Green.Read(ref _bits);
        if (green < PrefixGroup.Literals)
        {
            group.Red.Read(ref _bits);
            group.Blue.Read(ref _bits);
            group.Alpha.Read(ref _bits);
            return 1;
        }
        if (green >= PrefixGroup.Literals + PrefixGroup.Lengths)
        {
            return 1;
        }
        var length = LosslessParts.ReadValue(ref _bits, green - PrefixGroup.Literals);
        LosslessParts.ReadValue(ref _bits, group.Distance.Read(ref _bits));
        return length;
    }
}
