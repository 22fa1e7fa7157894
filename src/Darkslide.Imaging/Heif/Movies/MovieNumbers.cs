namespace Darkslide.Imaging.Heif.Movies;

/// <summary>Durations, in version 0 of a box of 32 bits, in version 1 of 64; all bits set mean that there is no end.</summary>
internal static class MovieNumbers
{
    public const long Endless = -1;
    private const long LastShort = 0xFFFF_FFFE, AllBits = 0xFFFF_FFFF;

    /// <summary>How many bytes a time or duration takes in such a box.</summary>
    /// <exception cref="PictureRefusedException">A version that isn't known.</exception>
    public static int Bytes(int version) => version switch
    {
        0 => 4,
        1 => 8,
        _ => throw new PictureRefusedException(PictureProblem.Malformed),
    };

    public static long ReadDuration(BoxFields fields)
    {
        var bytes = Bytes(fields.Version);
        var value = fields.Number(bytes);
        return value == (bytes == 4 ? AllBits : 1L << 53) ? Endless : value;
    }

    /// <summary>Whether a duration needs version 1.</summary>
    public static bool IsLong(long duration) => duration > LastShort;

    public static void WriteDuration(BoxWriter writer, long duration, bool isLong)
    {
        if (isLong)
        {
            writer.U32(duration == Endless ? AllBits : duration >> 32);
        }
        writer.U32(duration == Endless ? AllBits : duration & AllBits);
    }
}
