namespace Darkslide.Imaging.Heif.Movies;

/// <summary>Writes a track's <c>stbl</c> box anew. A chunk is all samples that follow each other with the same sample entry.</summary>
internal static class SampleTableWriter
{
    private const int Resolution = 72 << 16, Depth = 24, NoColourTable = 0xFFFF;

    /// <param name="part">The track.</param>
    /// <param name="at">Where in the file its samples begin.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(TrackPart part, long at, BoxWriter writer)
    {
        var start = writer.Begin("stbl");
        Entries(part, writer);
        Runs("stts", 0, part.Times.Deltas, writer);
        if (part.Times.Offsets is { } offsets)
        {
            Runs("ctts", part.Times.OffsetsVersion, offsets, writer);
        }
        if (part.Times.Sync is { } sync)
        {
            Numbers("stss", sync, writer);
        }
        Chunks(part, at, writer);
        writer.End(start);
    }

    private static void Entries(TrackPart part, BoxWriter writer)
    {
        var start = writer.BeginFull("stsd", 0, 0);
        writer.U32(part.Entries.Count);
        foreach (var entry in part.Entries)
        {
            var box = writer.Begin(entry.Type);
            writer.Zeros(6);
            writer.U16(1);
            writer.Zeros(16);
            writer.U16(entry.Width);
            writer.U16(entry.Height);
            writer.U32(Resolution);
            writer.U32(Resolution);
            writer.Zeros(4);
            writer.U16(1);
            // An empty name.
            writer.Zeros(32);
            writer.U16(Depth);
            writer.U16(NoColourTable);
            foreach (var (property, _) in entry.Properties)
            {
                writer.Bytes(property);
            }
            writer.End(box);
        }
        writer.End(start);
    }

    private static void Runs(string type, int version, List<(long Samples, long Value)> runs, BoxWriter writer)
    {
        var start = writer.BeginFull(type, version, 0);
        writer.U32(runs.Count);
        foreach (var (samples, value) in runs)
        {
            writer.U32(samples);
            writer.U32(value);
        }
        writer.End(start);
    }

    private static void Numbers(string type, List<long> numbers, BoxWriter writer)
    {
        var start = writer.BeginFull(type, 0, 0);
        writer.U32(numbers.Count);
        numbers.ForEach(writer.U32);
        writer.End(start);
    }

    private static void Chunks(TrackPart part, long at, BoxWriter writer)
    {
        var offsets = new List<long>();
        var chunks = new List<(int Samples, int Entry)>();
        for (var i = 0; i < part.Lengths.Length; i++)
        {
            if (i == 0 || part.Samples[i].Entry != chunks[^1].Entry)
            {
                offsets.Add(at);
                chunks.Add((0, part.Samples[i].Entry));
            }
            chunks[^1] = (chunks[^1].Samples + 1, chunks[^1].Entry);
            at += part.Lengths[i];
        }
        var start = writer.BeginFull("stsc", 0, 0);
        writer.U32(chunks.Count);
        for (var i = 0; i < chunks.Count; i++)
        {
            writer.U32(i + 1);
            writer.U32(chunks[i].Samples);
            writer.U32(chunks[i].Entry + 1);
        }
        writer.End(start);
        Sizes(part.Lengths, writer);
        Numbers("stco", offsets, writer);
    }

    private static void Sizes(int[] lengths, BoxWriter writer)
    {
        var areEqual = Array.TrueForAll(lengths, length => length == lengths[0]);
        var start = writer.BeginFull("stsz", 0, 0);
        writer.U32(areEqual ? lengths[0] : 0);
        writer.U32(lengths.Length);
        foreach (var length in areEqual ? [] : lengths)
        {
            writer.U32(length);
        }
        writer.End(start);
    }
}
