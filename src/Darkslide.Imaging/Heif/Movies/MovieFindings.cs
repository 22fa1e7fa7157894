using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif.Movies;

/// <summary>What a sequence's boxes and the tracks that go tell.</summary>
internal static class MovieFindings
{
    public static void Report(ReadOnlyMemory<byte> file, Movie movie, List<TrackPart> kept, ReportBuilder report)
    {
        TrackFindings.Times(file, movie.Header, report);
        var shown = kept.ConvertAll(part => part.Track).ToHashSet();
        var budget = new SampleBudget(long.MaxValue);
        foreach (var track in movie.Tracks)
        {
            TrackFindings.Report(file, track, shown.Contains(track), budget, report);
        }
        foreach (var box in movie.Others)
        {
            TrackFindings.Box(file, box, report);
        }
        if (movie.StrayBytes > 0)
        {
            report.AddBytes(FindingKind.Other, "Bytes between the parts of the picture", movie.StrayBytes);
        }
    }

    /// <summary>Where the samples of all tracks stand, as far as that can be read; and what is described beside them.</summary>
    public static List<(int Start, int End)> Used(ReadOnlyMemory<byte> file, Movie movie)
    {
        var used = new List<(int Start, int End)>();
        var budget = new SampleBudget(long.MaxValue);
        foreach (var track in movie.Tracks)
        {
            foreach (var sample in TrackFindings.Samples(file, track, budget))
            {
                if (used.Count > 0 && used[^1].End == sample.Start)
                {
                    used[^1] = (used[^1].Start, sample.Start + sample.Length);
                }
                else
                {
                    used.Add((sample.Start, sample.Start + sample.Length));
                }
            }
            track.Boxes.Others.ForEach(box => used.AddRange(MetaFindings.Used(file, box)));
        }
        movie.Others.ForEach(box => used.AddRange(MetaFindings.Used(file, box)));
        return used;
    }
}
