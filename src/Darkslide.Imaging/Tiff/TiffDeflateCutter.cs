using Darkslide.Imaging.Packing;

namespace Darkslide.Imaging.Tiff;

/// <summary>Ends a zlib stream behind the last pixel.</summary>
internal static class TiffDeflateCutter
{
    private const int Header = 2, Check = 4;

    /// <exception cref="PictureRefusedException">No decoder would unpack it.</exception>
    public static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> stream, long expected)
    {
        if (!Zlib.HasHeader(stream.Span))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var walked = DeflateWalker.Walk(stream.Span[Header..], expected);
        stream = walked.Spare is { } spare ? SpareBits.Clear(stream.Span, Header, spare) : stream;
        return walked.End switch
        {
            DeflateEnd.Complete => stream[..Math.Min(stream.Length, Header + walked.Length + Check)],
            DeflateEnd.Invalid => throw new PictureRefusedException(PictureProblem.Malformed),
            _ when walked.Produced >= expected => DeflateCutter.Cut(stream.Span, walked.Cut, expected),
            _ => throw new PictureRefusedException(PictureProblem.CutOff),
        };
    }
}
