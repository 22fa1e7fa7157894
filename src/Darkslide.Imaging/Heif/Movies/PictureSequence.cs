using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif.Movies;

/// <summary>An image sequence (ISO/IEC 23008-12 section 7): the tracks that stay.</summary>
internal sealed class PictureSequence
{
    /// <summary>Real files have one or two; each costs a look at all before it.</summary>
    private const int MaxTracks = 64;

    private PictureSequence(Movie movie, List<TrackPart> parts)
    {
        Movie = movie;
        Parts = parts;
        First = parts.Find(part => part.IsPicture)!;
    }

    public Movie Movie { get; }

    public List<TrackPart> Parts { get; }

    /// <summary>The track that a player shows.</summary>
    public TrackPart First { get; }

    public bool IsAnimated => Parts.Exists(part => part.Samples.Length > 1);

    /// <summary>Types of the samples as <see cref="HeifBrands.Kept"/> wants them.</summary>
    public IEnumerable<string> Codings => Parts.SelectMany(part => part.Entries).Select(entry => "+" + entry.Coding);

    /// <summary>Null when the file has no tracks that are to be shown.</summary>
    /// <exception cref="PictureRefusedException">Damaged, in fragments, or of a coding that isn't known.</exception>
    public static PictureSequence? Read(ReadOnlyMemory<byte> file, HeifFile boxes, HeifBrands brands, ReportBuilder report)
    {
        if (boxes.Movie is not { } box || !brands.IsSequence)
        {
            return null;
        }
        var movie = Movie.Read(file, box);
        if (movie.IsFragmented || boxes.All.Exists(other => other.Type == "moof"))
        {
            throw new PictureRefusedException(PictureProblem.UnsupportedFormat, "Fragmented HEIF sequence");
        }
        var shown = movie.Shown(file);
        if (shown.Count > MaxTracks)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        return shown.Count == 0 ? null : new PictureSequence(movie, new TrackParts(file, report).All(shown));
    }

    /// <summary>The samples of all tracks, one after the other.</summary>
    public Pieces Data()
    {
        var data = new Pieces();
        foreach (var part in Parts)
        {
            if (part.SameData is null)
            {
                data.Add(part.Data);
            }
        }
        return data;
    }

    /// <summary>How large it is shown: as the first track's first sample is, cropped and turned.</summary>
    public (int Width, int Height) Displayed()
    {
        foreach (var entry in Parts.SelectMany(part => part.Entries))
        {
            Pixels.Require(entry.Width, entry.Height);
        }
        var first = First.Entries[First.Samples[0].Entry];
        var (width, height) = HeifSize.Transformed(first.Properties, first.Width, first.Height);
        var isOnItsSide = MovieMatrix.IsOnItsSide(First.Track.Matrix);
        return isOnItsSide ? ((int)height, (int)width) : ((int)width, (int)height);
    }

    /// <summary>Marks items whose data is a sample's as well: it is written once.</summary>
    public void Share(List<HeifPart> items, HeifItemData itemData)
    {
        var places = new Dictionary<int, (int Length, int NewLength, long At, SampleEntry Entry)>();
        long at = 0;
        foreach (var part in Parts)
        {
            for (var i = 0; i < part.Samples.Length && part.SameData is null; i++)
            {
                var sample = part.Samples[i];
                places.TryAdd(sample.Start, (sample.Length, part.Lengths[i], at, part.Entries[sample.Entry]));
                at += part.Lengths[i];
            }
        }
        foreach (var item in items)
        {
            var isPlain = item.SameData is null && item.Item.Construction == HeifItem.InFile;
            if (isPlain && itemData.Ranges(item.Item) is [var range] && places.TryGetValue(range.Start, out var place)
                && place.Length == range.End - range.Start && place.NewLength == item.Data.Length && place.Entry.Coding == item.Item.Type
                && place.Entry.LengthBytes == HeifParts.LengthBytes(item.Item.Type, item.Properties))
            {
                item.InTracks = place.At;
            }
        }
    }
}
