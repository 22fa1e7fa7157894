namespace Darkslide.Imaging.Heif;

/// <summary>
/// The lengths of an AV1 picture's layers (<c>a1lx</c>, AV1 in image files, section 2.3.2.3). Where something was left out of a layer,
/// its length shrinks.
/// </summary>
internal static class LayerSizes
{
    private const int Head = Box.HeadLength + 1;

    /// <param name="box">The property as it is written.</param>
    /// <param name="cuts">What was left out, ascending.</param>
    public static byte[] Shrink(byte[] box, List<Av1Cut> cuts)
    {
        var bytes = box[Box.HeadLength] == 1 ? 4 : 2;
        var shrunk = (byte[])box.Clone();
        long start = 0;
        for (var at = Head; at < box.Length; at += bytes)
        {
            var length = Get(box, at, bytes);
            var less = length;
            foreach (var cut in cuts)
            {
                less -= cut.At >= start && cut.At < start + length ? cut.Length : 0;
            }
            if (less < 0)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            Put(shrunk, at, bytes, less);
            start += length;
        }
        return shrunk;
    }

    private static long Get(byte[] box, int at, int bytes)
    {
        long value = 0;
        for (var i = 0; i < bytes; i++)
        {
            value = (value * 256) + box[at + i];
        }
        return value;
    }

    private static void Put(byte[] box, int at, int bytes, long value)
    {
        for (var i = 0; i < bytes; i++)
        {
            box[at + i] = (byte)(value >> (8 * (bytes - 1 - i)));
        }
    }
}
