using Darkslide.Client.Failures;
using Darkslide.Client.Looking;
using Darkslide.Client.Pictures;
using Darkslide.Client.Sending;
using Darkslide.Format;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>What a sender writes reaches recipients sealed, and stays with its picture whatever is changed later.</summary>
public sealed class GalleryWordsTests
{
    private const string Hostile = "<img src=x onerror=alert(1)> \u0645\u0631\u062D\u0628\u0627 \U0001F468\u200D\U0001F469\u200D\U0001F467";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_cover_sender_and_logo_arrive_and_outlive_added_and_removed_pictures()
    {
        await using Round round = await Round.StartAsync();
        SenderLogo logo = await SenderLogoFile.ReadAsync((await round.PicturesAsync(700)).Pictures[0].Path, Cancel);
        PictureSelection pictures = await round.PicturesAsync(3, 40, 90);
        SentShare share = await SendAsync(round, pictures, logo, cover: 1);
        using DarkslideClient client = Round.Client();
        using (Opening opening = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel))
        {
            Assert.Equal((Hostile, 1), (opening.From, opening.Cover));
            Assert.Equal(logo.Data.ToArray(), opening.Logo!.Data.ToArray());
            Assert.Equal([(null, null), (Hostile, "two\nlines"), (null, "third")], opening.Pictures.Select(picture => (picture.Title, picture.Caption)));
        }

        await client.RemovePicturesAsync(share.Manage, ["1"], Cancel);
        await client.AddPicturesAsync(share.Manage, await round.PicturesAsync(7), cancellationToken: Cancel);
        using (Opening opening = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel))
        {
            Assert.Equal((Hostile, 0, true), (opening.From, opening.Cover, opening.Logo is not null));
            Assert.Equal([(Hostile, "two\nlines"), (null, "third"), (null, null)], opening.Pictures.Select(picture => (picture.Title, picture.Caption)));
        }

        await client.RemovePicturesAsync(share.Manage, ["1"], Cancel);
        using Opening without = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel);
        Assert.Null(without.Cover);
        Assert.Equal(Hostile, without.From);
    }

    [Fact]
    public async Task A_logo_is_cleaned_and_small_whatever_it_was()
    {
        await using Round round = await Round.StartAsync();
        // Noise: nothing is harder to make small.
        SenderLogo logo = await SenderLogoFile.ReadAsync((await round.PicturesAsync(3_000)).Pictures[0].Path, Cancel);
        Assert.InRange(logo.Data.Length, 1, SenderLogo.MostBytes);
        Assert.InRange(Math.Max(logo.Width, logo.Height), 50, 480);
        Assert.True(logo.Data.Span.IndexOf("Canary"u8) < 0);
        Assert.Equal("image/webp", logo.MediaType);
    }

    [Fact]
    public async Task Words_that_steer_or_never_end_are_refused_before_anything_is_uploaded()
    {
        await using Round round = await Round.StartAsync();
        PictureSelection pictures = await round.PicturesAsync(3);
        PictureWords[] refused = [new(new string('a', 100_000), null), new("", null), new("a\nb", null), new(null, new string('a', 2_001)), new(null, "a\u001Bb"), new(null, "a\u2067b")];
        foreach (PictureWords words in refused)
        {
            using DarkslideClient client = Round.Client();
            var request = new SendRequest { Server = round.Server.Address, Pictures = pictures, Words = new Dictionary<string, PictureWords> { [pictures.Pictures[0].Path] = words } };
            await Assert.ThrowsAsync<WrongUseException>(() => client.SendAsync(request, cancellationToken: Cancel));
        }

        Assert.Equal(0, round.Server.StoredFiles());
    }

    private static async Task<SentShare> SendAsync(Round round, PictureSelection pictures, SenderLogo logo, int cover)
    {
        using DarkslideClient client = Round.Client();
        var request = new SendRequest
        {
            Server = round.Server.Address,
            Pictures = pictures,
            From = Hostile,
            Logo = logo,
            Cover = pictures.Pictures[cover].Path,
            Words = new Dictionary<string, PictureWords>
            {
                [pictures.Pictures[1].Path] = new(Hostile, "two\nlines"),
                [pictures.Pictures[2].Path] = new(null, "third"),
            },
        };
        return await client.SendAsync(request, cancellationToken: Cancel);
    }
}
