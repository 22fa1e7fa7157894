namespace Darkslide.Imaging.Jpeg;

/// <summary>One marker segment, or one stretch of coded data, of a JPEG file.</summary>
/// <param name="Marker">The marker's second byte (ITU-T T.81 table B.1); 0 for coded data.</param>
/// <param name="Start">First byte of the payload: behind marker and length.</param>
/// <param name="End">Behind the last byte of the payload.</param>
internal readonly record struct JpegSegment(byte Marker, int Start, int End)
{
    /// <summary>Coded data has no marker of its own.</summary>
    public const byte Coded = 0;

    public int Length => End - Start;
}
