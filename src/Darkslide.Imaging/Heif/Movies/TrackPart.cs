using Darkslide.Imaging.Building;

namespace Darkslide.Imaging.Heif.Movies;

/// <summary>A track that stays, as it is written.</summary>
internal sealed class TrackPart
{
    public required Track Track { get; init; }

    public required List<SampleEntry> Entries { get; init; }

    /// <summary>The samples as they stood in the file; entries are numbers of <see cref="Entries"/>.</summary>
    public required Sample[] Samples { get; init; }

    /// <summary>How long each is now.</summary>
    public required int[] Lengths { get; init; }

    public required Pieces Data { get; init; }

    /// <summary>An earlier track with the very same samples, which are written once; null where there is none.</summary>
    public TrackPart? SameData { get; init; }

    public required TrackTimes Times { get; init; }

    public required TrackEdits? Edits { get; init; }

    public bool IsPicture => !Track.References.ContainsKey("auxl");
}
