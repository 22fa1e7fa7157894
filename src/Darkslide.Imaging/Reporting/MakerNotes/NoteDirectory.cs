namespace Darkslide.Imaging.Reporting.MakerNotes;

/// <summary>What is known of one directory of a maker's notes (as exiftool's and Exiv2's authors found out by comparing files).</summary>
internal sealed record NoteDirectory
{
    /// <summary>Tags whose value is told.</summary>
    public Dictionary<int, NoteTag> Tags { get; init; } = [];

    /// <summary>Tags that point to further directories.</summary>
    public Dictionary<int, NoteDirectory> Directories { get; init; } = [];

    /// <summary>Tags that hold a picture.</summary>
    public HashSet<int> Pictures { get; init; } = [];

    /// <summary>The tags that tell where a picture begins and how long it is.</summary>
    public (int Start, int Length)? Preview { get; init; }

    /// <summary>Tags whose value the maker encrypted.</summary>
    public HashSet<int> Encrypted { get; init; } = [];
}
