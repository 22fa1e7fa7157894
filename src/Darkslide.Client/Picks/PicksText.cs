using System.Text;
using Darkslide.Client.Owning;
using Darkslide.Format;

namespace Darkslide.Client.Picks;

/// <summary>Picks as text for other programs: a table, and a list of file names. The pages make the same, byte for byte (web/studio/picks).</summary>
public static class PicksText
{
    private const string LineEnd = "\r\n";

    /// <summary>What a link is called in exports: its recipient, with a number where several have the name, else its number from 1.</summary>
    public static string NameOf(OwnedLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return link.Called ?? $"Link {link.Number + 1}";
    }

    /// <summary>
    /// A table with a row for everything that was picked: RFC 4180, UTF-8 with a byte order mark, by which spreadsheets know it. No cell can be a formula.
    /// </summary>
    public static byte[] Csv(SharePicks share)
    {
        ArgumentNullException.ThrowIfNull(share);
        var table = new StringBuilder("\uFEFFfile,recipient,stars,rejected,label,remark" + LineEnd);
        var byLink = share.Links.Select(link => (link.Link, Picks: (link.Picks ?? []).ToDictionary(pick => pick.Picture, StringComparer.Ordinal))).ToList();
        foreach (PickedPicture picture in share.Pictures.Where(picture => picture.Id is not null))
        {
            foreach ((OwnedLink link, Dictionary<string, Pick> picks) in byLink)
            {
                if (picks.TryGetValue(picture.Id!, out Pick? pick) && pick.IsMarked)
                {
                    table.Append(Row(picture, link, pick));
                }
            }
        }

        return Encoding.UTF8.GetBytes(table.ToString());
    }

    /// <summary>The names of the files that anybody gave a star, one a line, in the share's order, each once.</summary>
    public static string Names(SharePicks share)
        => string.Concat(PictureVerdict.Of(share).Where(verdict => verdict.Rating > 0).Select(verdict => verdict.Picture.File).Distinct(StringComparer.Ordinal).Select(name => name + "\n"));

    private static string Row(PickedPicture picture, OwnedLink link, Pick pick)
    {
        int rating = pick.Rating?.Is ?? 0;
        PickLabel label = pick.Label?.Is ?? PickLabel.None;
        string[] cells =
        [
            Cell(picture.File),
            Cell(NameOf(link)),
            rating > 0 ? $"{rating}" : "",
            rating < 0 ? "yes" : "",
            label == PickLabel.None ? "" : PicksCodec.LabelText(label),
            Cell(pick.Remark?.Is ?? ""),
        ];
        return string.Join(',', cells) + LineEnd;
    }

    // A spreadsheet takes a cell that begins so for a formula, spaces before it or not; an apostrophe in front makes it text.
    private static string Cell(string text)
    {
        string begin = text.TrimStart();
        bool isFormula = begin.Length > 0 && begin[0] is ('=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠');
        return $"\"{(isFormula ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
