namespace Darkslide.Imaging.Heif.Movies;

/// <summary>One coded picture of a track.</summary>
/// <param name="Start">Where in the file it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Entry">By which sample entry it is decoded, from 0.</param>
internal readonly record struct Sample(int Start, int Length, int Entry);

/// <summary>Where a track's samples are (ISO/IEC 14496-12 sections 8.7.3 to 8.7.5): their sizes, and the chunks in which they stand.</summary>
internal sealed class SampleTable
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly TrackBoxes _boxes;
    private readonly SampleBudget _budget;
    private readonly List<(long First, long Samples, long Entry)> _chunks = [];

    private SampleTable(ReadOnlyMemory<byte> file, TrackBoxes boxes, SampleBudget budget)
    {
        _file = file;
        _boxes = boxes;
        _budget = budget;
    }

    /// <exception cref="PictureRefusedException">Contradicts itself, or points beyond the file.</exception>
    public static Sample[] Read(ReadOnlyMemory<byte> file, TrackBoxes boxes, SampleBudget budget)
    {
        var table = new SampleTable(file, boxes, budget);
        var sizes = table.Sizes();
        table.ReadChunks();
        return table.Place(sizes);
    }

    private long[] Sizes()
    {
        var box = _boxes.Find("stsz") ?? _boxes.Require("stz2");
        var fields = new BoxFields(_file, box);
        var size = fields.U32();
        var count = fields.U32();
        if (box.Type == "stz2")
        {
            return SmallSizes(fields, (int)(size & 255), count);
        }
        Require(size > 0 || count <= fields.Left / 4);
        var sizes = new long[_budget.Samples(count)];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = size > 0 ? size : fields.U32();
        }
        return sizes;
    }

    private long[] SmallSizes(BoxFields fields, int bits, long count)
    {
        Require(bits is 4 or 8 or 16 && ((count * bits) + 7) / 8 <= fields.Left);
        var sizes = new long[_budget.Samples(count)];
        var pair = 0;
        for (var i = 0; i < sizes.Length; i++)
        {
            pair = bits == 4 && i % 2 == 0 ? fields.U8() : pair;
            sizes[i] = bits == 4 ? (i % 2 == 0 ? pair >> 4 : pair & 15) : fields.Number(bits / 8);
        }
        return sizes;
    }

    private void ReadChunks()
    {
        var fields = new BoxFields(_file, _boxes.Require("stsc"));
        var count = fields.U32();
        Require(count <= fields.Left / 12);
        for (var i = 0L; i < count; i++)
        {
            var chunk = (First: fields.U32(), Samples: fields.U32(), Entry: fields.U32());
            Require(chunk.First > (i == 0 ? 0 : _chunks[^1].First) && (i > 0 || chunk.First == 1) && chunk.Samples > 0 && chunk.Entry > 0);
            _chunks.Add(chunk);
        }
    }

    private Sample[] Place(long[] sizes)
    {
        var box = _boxes.Find("stco") ?? _boxes.Require("co64");
        var fields = new BoxFields(_file, box);
        var offsetBytes = box.Type == "stco" ? 4 : 8;
        var count = fields.U32();
        Require(count <= fields.Left / offsetBytes);
        var samples = new Sample[sizes.Length];
        var next = 0;
        var run = 0;
        for (var chunk = 1L; chunk <= count && next < samples.Length; chunk++)
        {
            var at = fields.Number(offsetBytes);
            Require(_chunks.Count > 0);
            run += run + 1 < _chunks.Count && _chunks[run + 1].First == chunk ? 1 : 0;
            for (var n = 0L; n < _chunks[run].Samples && next < samples.Length; n++)
            {
                samples[next] = At(at, sizes[next], _chunks[run].Entry);
                at += sizes[next++];
            }
        }
        Require(next == samples.Length);
        return samples;
    }

    private Sample At(long at, long size, long entry)
    {
        Require(size > 0 && entry <= int.MaxValue);
        _budget.Spend(size);
        return at <= _file.Length - size
            ? new Sample((int)at, (int)size, (int)entry - 1)
            : throw new PictureRefusedException(PictureProblem.CutOff);
    }

    private static void Require(bool isTrue)
    {
        if (!isTrue)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
    }
}
