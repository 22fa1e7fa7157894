using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Png;

/// <summary>Splits a PNG file into its chunks, up to IEND. Decides nothing about what is kept.</summary>
internal static class PngReader
{
    public const int SignatureLength = 8;

    /// <summary>The chunks, IEND left out; whether it was there; and where it ended.</summary>
    /// <exception cref="PictureRefusedException">A length no PNG may have, or too many chunks.</exception>
    public static (List<PngChunk> Chunks, bool HasEnd, int End) Open(ReadOnlyMemory<byte> file)
    {
        var chunks = new List<PngChunk>();
        var at = SignatureLength;
        while (at <= file.Length - PngChunk.Overhead)
        {
            var length = Read.U32(file.Span, at);
            if (length > int.MaxValue || chunks.Count == PictureLimits.MaxParts)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            if (length > file.Length - at - PngChunk.Overhead)
            {
                break;
            }
            var chunk = new PngChunk(file.Slice(at, PngChunk.Overhead + (int)length));
            at += chunk.Whole.Length;
            if (chunk.Type == PngTypes.End)
            {
                return (chunks, true, at);
            }
            chunks.Add(chunk);
        }
        return (chunks, false, file.Length);
    }
}
