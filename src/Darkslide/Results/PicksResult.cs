using Darkslide.Client.Owning;
using Darkslide.Format;

namespace Darkslide.Results;

/// <summary><c>darkslide picks --json</c>.</summary>
internal sealed record PicksResult(int Pictures, IReadOnlyList<PickedLinkResult> Links, IReadOnlyList<string> Written)
{
    public static PicksResult Of(SharePicks share, IReadOnlyList<string> written)
    {
        Dictionary<string, PickedPicture> pictures = share.Pictures.Where(picture => picture.Id is not null).ToDictionary(picture => picture.Id!, StringComparer.Ordinal);
        return new PicksResult(share.Pictures.Count, [.. share.Links.Select(link => PickedLinkResult.Of(link, pictures))], written);
    }
}

internal sealed record PickedLinkResult(int Number, string? To, string State, bool Offered, bool Unreadable, IReadOnlyList<PickResult> Picks)
{
    public static PickedLinkResult Of(PickedLink link, Dictionary<string, PickedPicture> pictures)
    {
        IEnumerable<Pick> shown = (link.Picks ?? []).Where(pick => pick.IsMarked && pictures.ContainsKey(pick.Picture));
        return new PickedLinkResult(
            link.Link.Number,
            link.Link.To,
            link.Link.Status.State,
            link.Picks is not null,
            link.Unreadable,
            [.. shown.Select(pick => PickResult.Of(pick, pictures[pick.Picture])).OrderBy(pick => pick.Name, StringComparer.Ordinal)]);
    }
}

internal sealed record PickResult(string Name, string File, int Stars, bool Rejected, string? Label, string? Remark)
{
    public static PickResult Of(Pick pick, PickedPicture picture)
    {
        int rating = pick.Rating?.Is ?? 0;
        string? label = pick.Label is { Is: not PickLabel.None } set ? PicksCodec.LabelText(set.Is) : null;
        return new PickResult(picture.Name, picture.File, Math.Max(0, rating), rating < 0, label, pick.Remark is { Is.Length: > 0 } said ? said.Is : null);
    }
}
