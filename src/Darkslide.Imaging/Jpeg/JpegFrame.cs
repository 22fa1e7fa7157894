namespace Darkslide.Imaging.Jpeg;

/// <summary>The frame header (ITU-T T.81 B.2.2).</summary>
/// <param name="Marker">How its scans are coded: the second byte of SOF.</param>
/// <param name="Width">Samples per line as coded.</param>
/// <param name="Height">Lines as coded; 0 when a DNL segment tells.</param>
/// <param name="Components">One to four.</param>
internal sealed record JpegFrame(byte Marker, int Width, int Height, IReadOnlyList<JpegComponent> Components)
{
    private const int MaxSampling = 4;

    /// <summary>Whether a scan tells whole coefficients, and its header therefore nothing of bands and bits.</summary>
    public bool IsSequential => Marker is 0xC0 or 0xC1 or 0xC9;

    /// <summary>Whether its scans are coded arithmetically.</summary>
    public bool IsArithmetic => Marker is >= 0xC9 and <= 0xCB;

    /// <exception cref="PictureRefusedException">Length and number of components disagree, or a sampling factor can't be.</exception>
    public static JpegFrame Read(byte marker, ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 9 || payload[5] is 0 or > 4 || payload.Length != 6 + (3 * payload[5]))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var components = new JpegComponent[payload[5]];
        for (var i = 0; i < components.Length; i++)
        {
            var sampling = payload[7 + (3 * i)];
            if (sampling >> 4 is 0 or > MaxSampling || (sampling & 15) is 0 or > MaxSampling)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            components[i] = new JpegComponent(payload[6 + (3 * i)], sampling >> 4, sampling & 15, payload[8 + (3 * i)]);
        }
        return new JpegFrame(marker, Reading.Read.U16(payload, 3), Reading.Read.U16(payload, 1), components);
    }
}
