using Darkslide.Client;
using Darkslide.Client.Pictures;
using Darkslide.Client.Sending;
using Darkslide.Format;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Picks;

/// <summary>A share whose recipients may pick, sent by the real client.</summary>
public sealed class PickedShare
{
    private readonly SentShare share;

    private PickedShare(SentShare share) => this.share = share;

    public string Manage => share.Manage;

    public string Link(int number) => share.Links[number].Url;

    public static async Task<PickedShare> Send(Stage stage, int pictures, bool shared = false, params IReadOnlyList<string> to)
    {
        var folder = Directory.CreateTempSubdirectory("darkslide-picks-").FullName;
        try
        {
            var files = stage.Photos.Take(pictures).Select((photo, index) => (Path: Path.Combine(folder, $"IMG_{index + 1}.png"), photo.Original.Bytes)).ToList();
            foreach (var (path, bytes) in files) await File.WriteAllBytesAsync(path, bytes);
            using var client = new DarkslideClient();
            return new PickedShare(await client.SendAsync(new SendRequest
            {
                Server = stage.Site.Origin,
                Pictures = await PictureSelection.LookAtAsync([.. files.Select(file => file.Path)]),
                Title = "Highlands, first light",
                ViewOnly = true,
                Picks = true,
                PicksShared = shared,
                To = to,
            }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Another device picks, without a page.</summary>
    public async Task Pick(int link, int picture, int? rating = null, PickLabel? label = null, string? remark = null)
    {
        using var client = new DarkslideClient();
        using var opening = await client.OpenAsync(Link(link));
        await opening.Picks!.SetAsync(opening.Pictures[picture].Id!, rating, label, remark);
    }

    /// <summary>What the owner reads: fields by picture, such as <c>0: 3 red Nice</c>.</summary>
    public async Task<IReadOnlyList<string>> Owners(int link = 0)
    {
        using var client = new DarkslideClient();
        var picks = await client.PicksAsync(Manage);
        return
        [
            .. picks.Pictures.SelectMany((picture, index) => (picks.Links[link].Picks ?? []).Where(pick => pick.Picture == picture.Id && pick.IsMarked).Select(pick =>
                $"{index}: {pick.Rating?.Is ?? 0} {PicksCodec.LabelText(pick.Label?.Is ?? PickLabel.None)} {pick.Remark?.Is}".TrimEnd())),
        ];
    }
}
