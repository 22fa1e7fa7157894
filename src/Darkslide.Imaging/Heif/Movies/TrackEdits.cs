using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif.Movies;

/// <summary>One stretch of a track's time line.</summary>
/// <param name="Duration">How long it is, in the movie's time scale.</param>
/// <param name="From">From where of the track, in its own time scale; -1 shows nothing.</param>
/// <param name="Rate">How fast: forwards, standing still, backwards.</param>
internal readonly record struct TrackEdit(long Duration, long From, long Rate);

/// <summary>Which parts of a track are shown, in which order, and whether over and over (ISO/IEC 14496-12 section 8.6.6).</summary>
internal sealed class TrackEdits
{
    public const long Empty = -1;
    private const long Forwards = 0x10000, Still = 0, Backwards = 0xFFFF_0000;

    public bool Repeats { get; private set; }

    public List<TrackEdit> All { get; } = [];

    /// <summary>Null where the whole track is shown once.</summary>
    /// <exception cref="PictureRefusedException">Damaged.</exception>
    public static TrackEdits? Read(ReadOnlyMemory<byte> file, TrackBoxes boxes, TrackTimes times, ReportBuilder report)
    {
        if (boxes.Find("elst") is not { } box)
        {
            return null;
        }
        var fields = new BoxFields(file, box);
        var bytes = MovieNumbers.Bytes(fields.Version);
        var edits = new TrackEdits { Repeats = (fields.Flags & 1) != 0 };
        var count = fields.U32();
        Require(count <= fields.Left / ((2 * bytes) + 4));
        var end = Math.Max(times.Duration, times.Deltas.Sum(run => run.Samples * run.Value));
        for (; count > 0; count--)
        {
            var edit = new TrackEdit(MovieNumbers.ReadDuration(fields), From(fields, bytes), fields.U32());
            Require(edit.From <= end && IsRate(edit.Rate));
            edits.All.Add(edit);
        }
        if (fields.Left > 0)
        {
            report.AddNamed(FindingKind.Other, "Bytes behind a value", "elst", fields.Left);
        }
        return edits.All.Count > 0 ? edits : null;
    }

    public static bool IsRate(long rate) => rate is Forwards or Still or Backwards;

    /// <summary>A number with a sign; of the negative ones only -1 says anything.</summary>
    private static long From(BoxFields fields, int bytes)
    {
        var first = fields.U32();
        var last = bytes == 4 ? first : fields.U32();
        if (first == 0xFFFF_FFFF && last == 0xFFFF_FFFF)
        {
            return Empty;
        }
        Require(bytes == 4 ? first < 1L << 31 : first < 1L << 21);
        return bytes == 4 ? first : (first << 32) + last;
    }

    private static void Require(bool isTrue)
    {
        if (!isTrue)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
    }
}
