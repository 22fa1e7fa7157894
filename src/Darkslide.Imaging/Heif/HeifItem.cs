namespace Darkslide.Imaging.Heif;

/// <summary>A stretch of an item's data, counted from where its construction method says (ISO/IEC 14496-12 section 8.11.3).</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="IsOpen">It has no length and goes on to the end.</param>
internal readonly record struct HeifExtent(long At, long Length, bool IsOpen);

/// <summary>That an item has a property (ISO/IEC 23008-12 section 9.3.3): its place in <c>ipco</c>, from 1.</summary>
internal readonly record struct HeifPropertyUse(int Index, bool IsEssential);

/// <summary>References of one type from one item to others (ISO/IEC 14496-12 section 8.11.12).</summary>
internal sealed record HeifReference(string Type, long From, long[] To);

/// <summary>One item as the file describes it.</summary>
internal sealed class HeifItem(long id, string type)
{
    public const int InFile = 0, InItemData = 1;

    public long Id { get; } = id;

    /// <summary>Four characters such as <c>hvc1</c>; empty in old descriptions that have none.</summary>
    public string Type { get; } = type;

    public bool IsHidden { get; init; }

    public bool IsProtected { get; init; }

    public ReadOnlyMemory<byte> Name { get; init; }

    /// <summary>The media type of a <c>mime</c> item.</summary>
    public ReadOnlyMemory<byte> ContentType { get; init; }

    public int Construction { get; set; }

    public bool IsElsewhere { get; set; }

    public bool HasLocation { get; set; }

    public List<HeifExtent> Extents { get; } = [];

    public List<HeifPropertyUse> Properties { get; } = [];
}
