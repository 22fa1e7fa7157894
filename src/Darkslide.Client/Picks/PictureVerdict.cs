using Darkslide.Client.Owning;
using Darkslide.Format;

namespace Darkslide.Client.Picks;

/// <summary>What all chosen recipients together think of one picture: what a photo program gets.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Rating">The most stars that anybody gave; −1 where somebody rejected it and nobody gave a star; 0 for neither.</param>
/// <param name="Label">The first recipient's that gave one.</param>
/// <param name="Remarks">All, in the links' order; each behind its recipient's name where there are several recipients.</param>
internal sealed record PictureVerdict(PickedPicture Picture, int Rating, PickLabel Label, string Remarks)
{
    public bool IsMarked => Rating != 0 || Label != PickLabel.None || Remarks.Length > 0;

    /// <summary>One for every picture of the share, in its order.</summary>
    public static IReadOnlyList<PictureVerdict> Of(SharePicks share)
    {
        var byPicture = share.Links.SelectMany(link => (link.Picks ?? []).Select(pick => (link.Link, Pick: pick))).ToLookup(each => each.Pick.Picture);
        bool named = share.Links.Count > 1;
        return [.. share.Pictures.Select(picture => Of(picture, [.. byPicture[picture.Id ?? ""]], named))];
    }

    private static PictureVerdict Of(PickedPicture picture, (OwnedLink Link, Pick Pick)[] picks, bool named)
    {
        int[] ratings = [.. picks.Select(each => each.Pick.Rating?.Is ?? 0).Where(rating => rating != 0)];
        PickLabel label = picks.Select(each => each.Pick.Label?.Is ?? PickLabel.None).FirstOrDefault(label => label != PickLabel.None);
        IEnumerable<string> remarks = picks.Where(each => each.Pick.Remark is { Is.Length: > 0 })
            .Select(each => (named ? $"{PicksText.NameOf(each.Link)}: " : "") + each.Pick.Remark!.Is);
        return new PictureVerdict(picture, ratings.DefaultIfEmpty(0).Max(), label, string.Join('\n', remarks));
    }
}
