using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Png;

/// <summary>Writes the chunks of one packed stream: as they are when the stream is exact, else cut or replaced.</summary>
internal static class PngDataWriter
{
    /// <summary>Makes a chunk: the one it stands for, and its part of the stream.</summary>
    public delegate byte[] ChunkMaker(PngChunk original, ReadOnlySpan<byte> data);

    /// <param name="chunks">The stream's chunks, in order.</param>
    /// <param name="skip">Bytes of each chunk's data before its part of the stream: 4 in fdAT.</param>
    /// <param name="expected">What the stream must unpack to.</param>
    /// <param name="make">Makes a chunk when one can't stay as it is.</param>
    /// <param name="output">Where to.</param>
    /// <param name="report">Told of hidden bytes.</param>
    /// <returns>How many chunks were left out.</returns>
    /// <exception cref="PictureRefusedException">The stream does not give the picture.</exception>
    public static int Write(List<PngChunk> chunks, int skip, long expected, ChunkMaker make, Pieces output, ReportBuilder report)
    {
        if (report.IsSecondReading)
        {
            chunks.ForEach(chunk => output.Add(chunk.Whole));
            return 0;
        }
        var fit = PngPixels.Measure(Join(chunks, skip).Span, expected);
        if (fit.Hidden > 0)
        {
            report.AddBytes(FindingKind.Other, "Bytes behind the last row", fit.Hidden);
        }
        if (fit.Spared > 0)
        {
            report.AddBytes(FindingKind.Other, "Data inside the coded picture", fit.Spared);
        }
        if (fit.Replacement is { } replacement)
        {
            output.Add(make(chunks[0], replacement));
            return chunks.Count - 1;
        }
        var left = fit.Length;
        for (var i = 0; i < chunks.Count; i++)
        {
            var length = chunks[i].Data.Length - skip;
            if (left == 0 && length > 0)
            {
                return chunks.Count - i;
            }
            output.Add(length <= left ? chunks[i].Whole : make(chunks[i], chunks[i].Data.Span.Slice(skip, left)));
            left -= Math.Min(left, length);
        }
        return 0;
    }

    private static ReadOnlyMemory<byte> Join(List<PngChunk> chunks, int skip)
    {
        if (chunks.Count == 1)
        {
            return chunks[0].Data[skip..];
        }
        var joined = new Pieces();
        foreach (var chunk in chunks)
        {
            joined.Add(chunk.Data[skip..]);
        }
        return joined.Join();
    }
}
