namespace Darkslide.Imaging.Tiff;

/// <summary>Field types (TIFF 6.0 section 2).</summary>
internal static class TiffTypes
{
    public const int Byte = 1, Short = 3, Long = 4, Rational = 5, Undefined = 7;

    /// <summary>Bytes of one value; 0 for a type that no field of ours has.</summary>
    public static int SizeOf(int type) => type switch
    {
        1 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 => 4,
        5 or 12 => 8,
        _ => 0,
    };
}
