namespace Darkslide.Imaging.GainMaps;

/// <summary>How one channel's values become gains (ISO 21496-1, section 5), in millionths.</summary>
/// <param name="Min">The binary logarithm of the gain that the darkest value means.</param>
/// <param name="Max">The binary logarithm of the gain that the brightest value means.</param>
/// <param name="Gamma">The exponent that the values were packed with.</param>
/// <param name="BaseOffset">Added to the picture before the gain.</param>
/// <param name="AlternateOffset">Taken away behind it.</param>
internal readonly record struct GainMapChannel(int Min, int Max, int Gamma, int BaseOffset, int AlternateOffset)
{
    public bool IsSensible =>
        Min <= Max && Gamma > 0 && Millionths.IsSmall(Min) && Millionths.IsSmall(Max) && Millionths.IsSmall(Gamma)
        && Millionths.IsSmall(BaseOffset) && Millionths.IsSmall(AlternateOffset);
}
