namespace Darkslide.Imaging.Jpeg;

/// <summary>The frame header (ITU-T T.81 B.2.2).</summary>
/// <param name="Width">Samples per line as coded.</param>
/// <param name="Height">Lines as coded; 0 when a DNL segment tells.</param>
/// <param name="QuantisationOfComponent">Each component's table, by the component's identifier.</param>
internal sealed record JpegFrame(int Width, int Height, IReadOnlyDictionary<int, int> QuantisationOfComponent)
{
    /// <exception cref="PictureRefusedException">Length and number of components disagree, or no width.</exception>
    public static JpegFrame Read(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 9 || payload[5] is 0 or > 4 || payload.Length != 6 + (3 * payload[5]))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var tables = new Dictionary<int, int>();
        for (var i = 0; i < payload[5]; i++)
        {
            tables[payload[6 + (3 * i)]] = payload[8 + (3 * i)];
        }
        return new JpegFrame(Reading.Read.U16(payload, 3), Reading.Read.U16(payload, 1), tables);
    }
}
