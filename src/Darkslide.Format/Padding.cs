using System.Numerics;

namespace Darkslide.Format;

/// <summary>
/// Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", PETS 2019, section 4):
/// at most 12 % more bytes, and a file's size tells no more than O(log log size) bits about it.
/// </summary>
public static class Padding
{
    private const long Longest = 1L << 52;

    /// <summary>The padded length of <paramref name="length"/> bytes.</summary>
    public static long Padme(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Longest);
        if (length < 2) return length;
        var exponent = BitOperations.Log2((ulong)length);
        var kept = BitOperations.Log2((uint)exponent) + 1;
        var mask = (1L << Math.Max(exponent - kept, 0)) - 1;
        return (length + mask) & ~mask;
    }
}
