using Darkslide.Imaging.Building;

namespace Darkslide.Imaging.Heif;

/// <summary>An item that stays, as it is written.</summary>
internal sealed class HeifPart
{
    public required HeifItem Item { get; init; }

    /// <summary>Its data.</summary>
    public required Pieces Data { get; init; }

    /// <summary>Another item with the same data, which is written once; null where there is none.</summary>
    public HeifPart? SameData { get; init; }

    /// <summary>Where in the tracks' data its data stands, when it is one of their samples too; else null.</summary>
    public long? InTracks { get; set; }

    /// <summary>Its properties' boxes, and whether each is essential.</summary>
    public required List<(byte[] Box, bool IsEssential)> Properties { get; init; }
}
