namespace Darkslide.Imaging.Heif.Movies;

/// <summary>How a track is turned, scaled and moved before it is shown (ISO/IEC 14496-12 section 8.3.2): nine numbers of 32 bits.</summary>
internal static class MovieMatrix
{
    public const int Length = 36;
    private const int One = 0x10000, LastOne = 0x40000000;

    /// <summary>Factors beyond this make no picture.</summary>
    private const int MaxFactor = 16 * One;

    public static byte[] Identity { get; } = [0, 1, 0, 0, .. new byte[12], 0, 1, 0, 0, .. new byte[12], 0x40, 0, 0, 0];

    /// <exception cref="PictureRefusedException">Numbers that turn or scale nothing in a way that makes sense.</exception>
    public static byte[] Read(BoxFields fields)
    {
        var matrix = fields.Take(Length).ToArray();
        if (matrix.AsSpan().IndexOfAnyExcept((byte)0) < 0)
        {
            return Identity;
        }
        return MakesSense(matrix) ? matrix : throw new PictureRefusedException(PictureProblem.Malformed);
    }

    public static bool MakesSense(ReadOnlySpan<byte> matrix)
    {
        for (var i = 0; i < 9; i++)
        {
            var number = (int)Reading.Read.U32(matrix, 4 * i);
            var isAllowed = i switch
            {
                2 or 5 => number == 0,
                6 or 7 => (number & 0xFFFF) == 0,
                8 => number == LastOne,
                _ => number is >= -MaxFactor and <= MaxFactor,
            };
            if (!isAllowed)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether width and height change places.</summary>
    public static bool IsOnItsSide(ReadOnlySpan<byte> matrix) => Reading.Read.U32(matrix, 0) == 0 && Reading.Read.U32(matrix, 16) == 0;
}
