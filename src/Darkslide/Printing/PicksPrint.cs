using Darkslide.Client.Http;
using Darkslide.Client.Owning;
using Darkslide.Format;

namespace Darkslide.Printing;

/// <summary>Picks on a terminal, recipient by recipient. All of it is others' text.</summary>
internal static class PicksPrint
{
    private const int LongestRemark = 120;

    public static void Print(SharePicks share, IReadOnlyList<string> written)
    {
        foreach (PickedLink link in share.Links)
        {
            Print(share, link);
        }

        foreach (string file in written)
        {
            Console.WriteLine($"Wrote {file}");
        }
    }

    private static void Print(SharePicks share, PickedLink link)
    {
        Console.WriteLine($"{link.Link.Number}  {OwnerText.Name(link.Link)}: {Summary(link)}");
        Dictionary<string, Pick> picks = (link.Picks ?? []).ToDictionary(pick => pick.Picture, StringComparer.Ordinal);
        foreach (PickedPicture picture in share.Pictures)
        {
            if (picture.Id is { } id && picks.TryGetValue(id, out Pick? pick) && pick.IsMarked)
            {
                Console.WriteLine($"   {ForeignText.OneLine(picture.File, 60),-24} {Marks(pick)}".TrimEnd());
            }
        }
    }

    private static string Summary(PickedLink link)
    {
        if (link.Picks is not { } picks)
        {
            return "takes no picks";
        }

        if (link.Unreadable)
        {
            return "has picks that can't be read: whoever has this link wrote something else";
        }

        int starred = picks.Count(pick => pick.Rating?.Is > 0);
        int rejected = picks.Count(pick => pick.Rating?.Is < 0);
        int remarks = picks.Count(pick => pick.Remark is { Is.Length: > 0 });
        return picks.Any(pick => pick.IsMarked) ? $"{starred} picked, {rejected} rejected, {Quantity.Remarks(remarks)}" : "nothing picked yet";
    }

    private static string Marks(Pick pick)
    {
        string rating = pick.Rating?.Is switch { > 0 and { } stars => new string('*', stars), < 0 => "rejected", _ => "" };
        string label = pick.Label is { Is: not PickLabel.None and { } set } ? PicksCodec.LabelText(set) : "";
        string remark = pick.Remark is { Is.Length: > 0 } said ? $"\"{ForeignText.OneLine(said.Is, LongestRemark)}\"" : "";
        return $"{rating,-9} {label,-7} {remark}";
    }
}
