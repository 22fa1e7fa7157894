using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Heif.Movies;

/// <summary>
/// The strict reading of a cleaned sequence: known boxes in their order, each of its exact length; every sample is one of a track, and
/// the tracks' data ends where the file does.
/// </summary>
internal ref struct MovieWalker
{
    private readonly ReadOnlySpan<byte> _file;
    private readonly List<TrackWalker> _tracks = [];

    private MovieWalker(ReadOnlySpan<byte> file) => _file = file;

    /// <summary>Places of all samples: where each begins, and how long it is.</summary>
    public HashSet<(int At, int Length)> Samples { get; } = [];

    /// <summary>Where in the file the tracks' data begins.</summary>
    public int DataAt { get; private set; }

    /// <param name="file">The whole file.</param>
    /// <param name="movie">The box.</param>
    /// <param name="data">The box with all data.</param>
    /// <param name="walker">What was found.</param>
    public static bool Passes(ReadOnlySpan<byte> file, Box movie, Box data, out MovieWalker walker)
    {
        walker = new MovieWalker(file);
        var boxes = Box.ReadAll(file, movie.Body, movie.End, out var rest);
        if (rest != movie.End || boxes.Count < 2 || !boxes.TrueForAll(box => box.Type == (box == boxes[0] ? "mvhd" : "trak") && box.Body - box.Start == Box.HeadLength))
        {
            return false;
        }
        foreach (var box in boxes.Skip(1))
        {
            var track = new TrackWalker(walker._tracks.Count + 1);
            if (!track.Passes(file, box))
            {
                return false;
            }
            walker._tracks.Add(track);
        }
        return Header(file, boxes[0], boxes.Count) && walker.IsWhole(data) && walker.AllAreShown();
    }

    private static bool Header(ReadOnlySpan<byte> file, Box box, int next)
    {
        var extra = HeadExtra(file, box);
        var at = box.Body + 20 + extra;
        return box.Length == 100 + extra && (Read.U32(file, box.Body) & 0xFF_FFFF) == 0 && Read.U32(file, box.Body + (extra > 0 ? 20 : 12)) > 0
            && Read.Matches(file, at, "\0\u0001\0\0\u0001\0\0\0\0\0\0\0\0\0\0\0"u8)
            && MovieMatrix.MakesSense(file.Slice(at + 16, MovieMatrix.Length))
            && file.Slice(at + 52, 24).IndexOfAnyExcept((byte)0) < 0
            && Read.U32(file, at + 76) == next;
    }

    /// <summary>Times must be zero. How many bytes longer than version 0 a header with two times and a duration is.</summary>
    public static int HeadExtra(ReadOnlySpan<byte> file, Box box)
    {
        var isLong = file[box.Body] == 1;
        var areZero = file[box.Body] <= 1 && file.Slice(box.Body + 4, isLong ? 16 : 8).IndexOfAnyExcept((byte)0) < 0;
        return !areZero ? throw new PictureRefusedException(PictureProblem.Malformed) : isLong ? 12 : 0;
    }

    /// <summary>Each track's samples follow the last one's, or are those of an earlier track.</summary>
    private bool IsWhole(Box data)
    {
        DataAt = _tracks[0].Samples[0].At;
        var at = DataAt;
        foreach (var track in _tracks)
        {
            var isNew = track.Samples[0].At == at;
            foreach (var (start, length, entry) in track.Samples)
            {
                if (isNew ? start != at : !Samples.Contains((start, length)))
                {
                    return false;
                }
                var (type, lengthBytes) = track.Entries[entry];
                if (!HeifPayloadWalker.Passes(type, _file.Slice(start, length), lengthBytes))
                {
                    return false;
                }
                at += isNew ? length : 0;
                Samples.Add((start, length));
            }
        }
        return at == data.End;
    }

    private readonly bool AllAreShown()
    {
        var pictures = _tracks.FindAll(track => !track.IsAuxiliary);
        if (pictures.Exists(track => track.Handler == "auxv") || pictures.Exists(track => track.IsEnabled != pictures[0].IsEnabled))
        {
            return false;
        }
        var groups = 0;
        foreach (var track in _tracks)
        {
            if (track.AlternateGroup > groups + 1)
            {
                return false;
            }
            groups = Math.Max(groups, track.AlternateGroup);
            foreach (var (type, to) in track.References)
            {
                if (to < 1 || to > _tracks.Count || (type == "auxl" && _tracks[to - 1].IsAuxiliary))
                {
                    return false;
                }
            }
        }
        return true;
    }
}
