namespace Darkslide.Imaging.Heif.Movies;

/// <summary>A <c>moov</c> box (ISO/IEC 14496-12 section 8.2): its tracks, and which of them are the picture.</summary>
internal sealed class Movie
{
    private Movie(List<Track> tracks) => Tracks = tracks;

    /// <summary>In the order of the file.</summary>
    public List<Track> Tracks { get; }

    public long TimeScale { get; private set; }

    public long Duration { get; private set; }

    public byte[] Matrix { get; private set; } = [];

    /// <summary>Whether samples stand in movie fragments (section 8.8).</summary>
    public bool IsFragmented { get; private set; }

    /// <summary>Boxes that no picture needs.</summary>
    public List<Box> Others { get; } = [];

    /// <summary>The box, of which the times are told.</summary>
    public Box Header { get; private set; }

    /// <summary>Bytes at the end that are no box.</summary>
    public int StrayBytes { get; private set; }

    /// <exception cref="PictureRefusedException">Damaged.</exception>
    public static Movie Read(ReadOnlyMemory<byte> file, Box box)
    {
        var movie = new Movie([]);
        var ids = new HashSet<long>();
        Box? header = null;
        var children = Box.ReadAll(file.Span, box.Body, box.End, out var rest);
        foreach (var child in children)
        {
            movie.IsFragmented |= child.Type == "mvex";
            if (child.Type == "trak")
            {
                var track = Track.Read(file, child);
                movie.Tracks.Add(track);
                Require(ids.Add(track.Id));
            }
            else if (child.Type == "mvhd" && header is null)
            {
                header = child;
            }
            else if (child.Type != "mvex")
            {
                movie.Others.Add(child);
            }
        }
        Require(box.End - rest < Box.HeadLength);
        movie.StrayBytes = box.End - rest;
        movie.ReadHeader(file, header);
        return movie;
    }

    /// <summary>
    /// The tracks that are shown, and the alpha planes of those. Tracks that aren't enabled stay out unless none is; smaller
    /// forms of others do as well.
    /// </summary>
    public List<Track> Shown(ReadOnlyMemory<byte> file)
    {
        var pictures = Tracks.FindAll(track => track.Handler is "pict" or "vide" && !track.References.ContainsKey("auxl") && !track.References.ContainsKey("thmb"));
        if (pictures.Exists(track => track.IsEnabled))
        {
            pictures.RemoveAll(track => !track.IsEnabled);
        }
        var ids = pictures.ConvertAll(track => track.Id).ToHashSet();
        return Tracks.FindAll(track => ids.Contains(track.Id) || IsAlphaOf(track, ids, file));
    }

    private static bool IsAlphaOf(Track track, HashSet<long> pictures, ReadOnlyMemory<byte> file) =>
        track.Handler is "pict" or "vide" or "auxv"
        && track.References.TryGetValue("auxl", out var of) && of.Exists(pictures.Contains)
        && SampleEntries.AuxiliaryType(file, track) is var type && (type.Length == 0 || HeifNeeds.IsAlpha(type));

    private void ReadHeader(ReadOnlyMemory<byte> file, Box? header)
    {
        Require(header is not null);
        Header = header!.Value;
        var fields = new BoxFields(file, Header);
        fields.Take(2 * MovieNumbers.Bytes(fields.Version));
        TimeScale = fields.U32();
        Duration = MovieNumbers.ReadDuration(fields);
        Require(TimeScale > 0);
        fields.Take(16);
        Matrix = MovieMatrix.Read(fields);
    }

    private static void Require(bool isTrue)
    {
        if (!isTrue)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
    }
}
