namespace Darkslide.Imaging.Heif.Movies;

/// <summary>Writes the <c>moov</c> box anew. docs/cleaning-heif.md has every field.</summary>
internal sealed class MovieWriter
{
    private readonly Movie _movie;
    private readonly List<TrackPart> _parts;
    private readonly Dictionary<long, int> _ids = [];
    private readonly List<int> _groups = [0];

    public MovieWriter(Movie movie, List<TrackPart> parts)
    {
        _movie = movie;
        _parts = parts;
        foreach (var part in parts)
        {
            _ids.Add(part.Track.Id, _ids.Count + 1);
            if (!_groups.Contains(part.Track.AlternateGroup))
            {
                _groups.Add(part.Track.AlternateGroup);
            }
        }
    }

    /// <param name="dataAt">Where in the file the tracks' data begins. The box is equally long for any.</param>
    public byte[] Write(long dataAt)
    {
        var writer = new BoxWriter();
        var start = writer.Begin("moov");
        Header(writer);
        var at = dataAt;
        var places = new Dictionary<TrackPart, long>();
        foreach (var part in _parts)
        {
            places.Add(part, part.SameData is { } same ? places[same] : at);
            at += part.SameData is null ? part.Data.Length : 0;
            Track(part, places[part], writer);
        }
        writer.End(start);
        return writer.ToArray();
    }

    private void Header(BoxWriter writer)
    {
        var isLong = MovieNumbers.IsLong(_movie.Duration);
        var start = writer.BeginFull("mvhd", isLong ? 1 : 0, 0);
        writer.Zeros(isLong ? 16 : 8);
        writer.U32(_movie.TimeScale);
        MovieNumbers.WriteDuration(writer, _movie.Duration, isLong);
        // At its own speed and volume.
        writer.U32(0x10000);
        writer.U16(0x100);
        writer.Zeros(10);
        writer.Bytes(_movie.Matrix);
        writer.Zeros(24);
        writer.U32(_parts.Count + 1);
        writer.End(start);
    }

    private void Track(TrackPart part, long at, BoxWriter writer)
    {
        var start = writer.Begin("trak");
        TrackHeader(part, writer);
        References(part.Track, writer);
        Edits(part.Edits, writer);
        var media = writer.Begin("mdia");
        MediaHeader(part, writer);
        Handler(part.Track, writer);
        var information = writer.Begin("minf");
        VideoHeader(writer);
        DataReferences(writer);
        SampleTableWriter.Write(part, at, writer);
        writer.End(information);
        writer.End(media);
        writer.End(start);
    }

    private void TrackHeader(TrackPart part, BoxWriter writer)
    {
        var track = part.Track;
        var isLong = MovieNumbers.IsLong(track.Duration);
        var start = writer.BeginFull("tkhd", isLong ? 1 : 0, track.Flags);
        writer.Zeros(isLong ? 16 : 8);
        writer.U32(_ids[track.Id]);
        writer.Zeros(4);
        MovieNumbers.WriteDuration(writer, track.Duration, isLong);
        writer.Zeros(8);
        writer.U16(track.Layer);
        writer.U16(_groups.IndexOf(track.AlternateGroup));
        writer.Zeros(4);
        writer.Bytes(track.Matrix);
        writer.U32(track.Width);
        writer.U32(track.Height);
        writer.End(start);
    }

    /// <summary>Whose alpha plane it is, and by which one it is multiplied.</summary>
    private void References(Track track, BoxWriter writer)
    {
        var kept = new List<(string Type, List<int> To)>();
        foreach (var type in (ReadOnlySpan<string>)["auxl", "prem"])
        {
            var to = track.References.GetValueOrDefault(type, []).Where(_ids.ContainsKey).Select(id => _ids[id]).Distinct().ToList();
            if (to.Count > 0)
            {
                kept.Add((type, to));
            }
        }
        if (kept.Count == 0)
        {
            return;
        }
        var start = writer.Begin("tref");
        foreach (var (type, to) in kept)
        {
            var box = writer.Begin(type);
            to.ForEach(id => writer.U32(id));
            writer.End(box);
        }
        writer.End(start);
    }

    private static void Edits(TrackEdits? edits, BoxWriter writer)
    {
        if (edits is null)
        {
            return;
        }
        var isLong = edits.All.Exists(edit => MovieNumbers.IsLong(edit.Duration) || edit.From > int.MaxValue);
        var start = writer.Begin("edts");
        var list = writer.BeginFull("elst", isLong ? 1 : 0, edits.Repeats ? 1 : 0);
        writer.U32(edits.All.Count);
        foreach (var edit in edits.All)
        {
            MovieNumbers.WriteDuration(writer, edit.Duration, isLong);
            MovieNumbers.WriteDuration(writer, edit.From, isLong);
            writer.U32(edit.Rate);
        }
        writer.End(list);
        writer.End(start);
    }

    private static void MediaHeader(TrackPart part, BoxWriter writer)
    {
        var isLong = MovieNumbers.IsLong(part.Times.Duration);
        var start = writer.BeginFull("mdhd", isLong ? 1 : 0, 0);
        writer.Zeros(isLong ? 16 : 8);
        writer.U32(part.Times.TimeScale);
        MovieNumbers.WriteDuration(writer, part.Times.Duration, isLong);
        // No language.
        writer.U32(0x55C4_0000);
        writer.End(start);
    }

    private static void Handler(Track track, BoxWriter writer)
    {
        var start = writer.BeginFull("hdlr", 0, 0);
        writer.U32(0);
        writer.Type(track.Handler);
        // Three reserved numbers and an empty name.
        writer.Zeros(13);
        writer.End(start);
    }

    private static void VideoHeader(BoxWriter writer)
    {
        var start = writer.BeginFull("vmhd", 0, 1);
        writer.Zeros(8);
        writer.End(start);
    }

    /// <summary>All samples stand in this very file.</summary>
    private static void DataReferences(BoxWriter writer)
    {
        var start = writer.Begin("dinf");
        var references = writer.BeginFull("dref", 0, 0);
        writer.U32(1);
        writer.End(writer.BeginFull("url ", 0, 1));
        writer.End(references);
        writer.End(start);
    }
}
