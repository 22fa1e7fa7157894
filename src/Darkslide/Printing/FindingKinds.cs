using Darkslide.Imaging;

namespace Darkslide.Printing;

/// <summary>The kinds of findings in the order in which people are told of them, the gravest first; the pages have the same.</summary>
internal static class FindingKinds
{
    private static readonly FindingKind[] Gravest =
    [
        FindingKind.Position, FindingKind.Owner, FindingKind.Face, FindingKind.Device, FindingKind.SerialNumber, FindingKind.Lens,
        FindingKind.Time, FindingKind.Thumbnail, FindingKind.AudioVideo, FindingKind.Text, FindingKind.Software, FindingKind.EditHistory,
        FindingKind.ContentCredentials, FindingKind.DepthOrGainMap, FindingKind.ProfileIdentity, FindingKind.TrailingBytes, FindingKind.Other,
    ];

    /// <summary>Groups by kind, the gravest first.</summary>
    public static IEnumerable<IGrouping<FindingKind, T>> Group<T>(IEnumerable<T> things, Func<T, FindingKind> kind)
        => things.GroupBy(kind).OrderBy(group => Array.IndexOf(Gravest, group.Key));

    public static string Title(FindingKind kind) => kind switch
    {
        FindingKind.Position => "Where it was taken",
        FindingKind.Owner => "Whose it is",
        FindingKind.Face => "Faces and names",
        FindingKind.Device => "Camera or phone",
        FindingKind.SerialNumber => "Serial numbers",
        FindingKind.Lens => "Lens",
        FindingKind.Time => "Dates and times",
        FindingKind.Thumbnail => "Hidden small pictures",
        FindingKind.AudioVideo => "Hidden video or sound",
        FindingKind.Text => "Captions and comments",
        FindingKind.Software => "Programs used",
        FindingKind.EditHistory => "Editing history",
        FindingKind.ContentCredentials => "Content credentials",
        FindingKind.DepthOrGainMap => "Depth or brightness map",
        FindingKind.ProfileIdentity => "Colour profile's origin",
        FindingKind.TrailingBytes => "Bytes after the picture's end",
        _ => "Other data",
    };

    /// <summary>What a kind means for whoever sends the picture, where that isn't plain.</summary>
    public static string? Hint(FindingKind kind) => kind switch
    {
        FindingKind.ContentCredentials => "They prove where the picture comes from. Removing them removes that proof too.",
        _ => null,
    };
}
