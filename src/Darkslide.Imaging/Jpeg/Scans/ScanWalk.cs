namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>Follows the codes of a scan without making pixels of them, to learn where its last block ends.</summary>
internal abstract class ScanWalk
{
    /// <summary>Walks one restart interval.</summary>
    /// <param name="bits">The interval.</param>
    /// <param name="first">The number in the scan of the interval's first unit.</param>
    /// <param name="units">How many units it must have.</param>
    /// <returns>The position behind the last unit, beyond <see cref="CodedBits.End"/> when data is missing; or the complement
    /// of a position where no code fits.</returns>
    public abstract long Walk(CodedBits bits, long first, long units);
}
