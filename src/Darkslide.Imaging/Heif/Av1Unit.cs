namespace Darkslide.Imaging.Heif;

/// <summary>One open bitstream unit (AV1 bitstream specification section 5.3.1).</summary>
/// <param name="Type">Its type, 0..15.</param>
/// <param name="Start">Where its head begins.</param>
/// <param name="Body">Where its payload begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="HasExtension">Whether the head has a second byte.</param>
internal readonly record struct Av1Unit(int Type, int Start, int Body, int End, bool HasExtension)
{
    /// <summary>The unit at a position; one without a length goes on to the end.</summary>
    /// <exception cref="PictureRefusedException">It is longer than the data, or not a unit.</exception>
    public static Av1Unit Read(ReadOnlySpan<byte> data, int start)
    {
        var head = data[start];
        var type = (head >> 3) & 15;
        var hasExtension = (head & 4) != 0;
        var at = start + (hasExtension ? 2 : 1);
        if ((head & 0x80) != 0 || at > data.Length)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        if ((head & 2) == 0)
        {
            return new Av1Unit(type, start, at, data.Length, hasExtension);
        }
        long length = 0;
        for (var shift = 0; shift < 56 && at < data.Length; shift += 7)
        {
            var value = data[at++];
            length += (value & 0x7FL) << shift;
            if (value < 0x80)
            {
                return length <= data.Length - at
                    ? new Av1Unit(type, start, at, at + (int)length, hasExtension)
                    : throw new PictureRefusedException(PictureProblem.Malformed);
            }
        }
        throw new PictureRefusedException(PictureProblem.Malformed);
    }
}
