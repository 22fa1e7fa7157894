namespace Darkslide.Imaging.WebP;

/// <summary>What the coded picture itself says of its size (RFC 6386 section 9.1; RFC 9649 section 3.4).</summary>
internal readonly record struct WebPBitstream(int Width, int Height, bool HasAlpha)
{
    /// <exception cref="PictureRefusedException">Not the start of a key frame or of a lossless picture.</exception>
    public static WebPBitstream Read(WebPChunk chunk)
    {
        var data = chunk.Data.Span;
        if (chunk.Type == WebPChunk.Lossy)
        {
            if (data.Length < 10 || (data[0] & 1) != 0 || !Reading.Read.Matches(data, 3, [0x9D, 0x01, 0x2A]))
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            return new WebPBitstream(Reading.Read.U16(data, 6, bigEndian: false) & 0x3FFF, Reading.Read.U16(data, 8, bigEndian: false) & 0x3FFF, false);
        }
        if (data.Length < 5 || data[0] != 0x2F || data[4] >> 5 != 0)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var bits = Reading.Read.U32(data, 1, bigEndian: false);
        return new WebPBitstream((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1, ((bits >> 28) & 1) == 1);
    }
}
