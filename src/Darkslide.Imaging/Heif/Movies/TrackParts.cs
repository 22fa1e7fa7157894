using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif.Movies;

/// <summary>Cleans what stays of each track: its tables, its sample entries, and each sample by its coding.</summary>
internal sealed class TrackParts(ReadOnlyMemory<byte> file, ReportBuilder report)
{
    private readonly SampleBudget _budget = new(2L * file.Length);
    private readonly List<TrackPart> _parts = [];

    /// <exception cref="PictureRefusedException">Damaged, or of a coding that isn't known.</exception>
    public List<TrackPart> All(List<Track> tracks)
    {
        foreach (var track in tracks)
        {
            track.ReadHeader(file);
            _parts.Add(Part(track));
        }
        return _parts;
    }

    private TrackPart Part(Track track)
    {
        var samples = SampleTable.Read(file, track.Boxes, _budget);
        if (samples.Length == 0)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var used = samples.Select(sample => sample.Entry).Distinct().Order().ToList();
        var entries = new SampleEntries(file, track.Boxes, report).Clean(used);
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = samples[i] with { Entry = used.BinarySearch(samples[i].Entry) };
        }
        var times = TrackTimes.Read(file, track.Boxes, samples.Length, report);
        var same = _parts.Find(other => IsSame(other, samples, entries));
        var data = same?.Data ?? new Pieces();
        var lengths = same?.Lengths ?? Data(samples, entries, data);
        return new TrackPart
        {
            Track = track,
            Entries = entries,
            Samples = samples,
            Lengths = lengths,
            Data = data,
            SameData = same,
            Times = times,
            Edits = TrackEdits.Read(file, track.Boxes, times, report),
        };
    }

    /// <summary>Whether an earlier track's samples stand in the same places and are read the same way.</summary>
    private static bool IsSame(TrackPart other, Sample[] samples, List<SampleEntry> entries)
    {
        var isSame = other.SameData is null && other.Samples.Length == samples.Length;
        for (var i = 0; isSame && i < samples.Length; i++)
        {
            var (ours, theirs) = (samples[i], other.Samples[i]);
            isSame = ours.Start == theirs.Start && ours.Length == theirs.Length && entries[ours.Entry].ReadsLike(other.Entries[theirs.Entry]);
        }
        return isSame;
    }

    private int[] Data(Sample[] samples, List<SampleEntry> entries, Pieces output)
    {
        var cleaners = entries.ConvertAll(Cleaner);
        var lengths = new int[samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            var before = output.Length;
            cleaners[samples[i].Entry](file.Slice(samples[i].Start, samples[i].Length), output);
            lengths[i] = (int)(output.Length - before);
            if (lengths[i] == 0)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
        }
        return lengths;
    }

    private Action<ReadOnlyMemory<byte>, Pieces> Cleaner(SampleEntry entry) => entry.Coding == "av01"
        ? (data, output) => new Av1Units(report).Clean(data, output)
        : new NalUnits(entry.Coding == "hvc1", entry.LengthBytes, report).Clean;
}
