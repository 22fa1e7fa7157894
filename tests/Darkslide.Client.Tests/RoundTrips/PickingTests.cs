using Darkslide.Client.Failures;
using Darkslide.Client.Looking;
using Darkslide.Client.Owning;
using Darkslide.Client.Sending;
using Darkslide.Client.Tests.Faults;
using Darkslide.Format;
using Darkslide.Protocol;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>Several devices pick at once through a real server and a network that loses answers: nothing that was picked is lost.</summary>
public sealed class PickingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2, 12, false)]
    [InlineData(2, 12, true)]
    [InlineData(20, 3, false)]
    [InlineData(20, 3, true)]
    public async Task Devices_that_pick_at_once_lose_nothing(int devices, int rounds, bool answersAreLost)
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await SendAsync(round, 3);
        string[] pictures = await IdsAsync(share);
        // Every third write happens and is never answered.
        using var network = new FaultHandler((name, count) => answersAreLost && name == $"PUT {Routes.Picks}" && count % 3 == 0 ? new Fault.AnswerLost() : null);
        var client = new DarkslideClient(new ClientOptions
        {
            FirstDelay = TimeSpan.FromMilliseconds(5),
            LongestDelay = TimeSpan.FromMilliseconds(50),
            Patience = TimeSpan.FromSeconds(60),
            Stall = TimeSpan.FromSeconds(20),
        }, network);
        using (client)
        {
            // Device d owns field d % 3 of picture d / 3 % 3, or shares it with others: the last that it wrote, or a later one of theirs, must be there.
            await Task.WhenAll(Enumerable.Range(0, devices).Select(device => Task.Run(() => PickAsync(client, share, pictures, device, rounds), Cancel)));
        }

        IReadOnlyList<Pick> picks = await OwnersAsync(share);
        for (int device = 0; device < devices; device++)
        {
            Pick pick = Assert.Single(picks, pick => pick.Picture == pictures[device / 3 % 3]);
            string said = pick.Remark!.Is;
            Assert.Contains(Enumerable.Range(0, devices).Where(other => other / 3 % 3 == device / 3 % 3), other => said == $"{other} at {rounds - 1}");
            Assert.NotNull(pick.Rating);
            Assert.NotNull(pick.Label);
        }

        if (devices == 2)
        {
            // One writes ratings, the other labels: neither field of any round's end may be the other's loss.
            Assert.Equal((rounds - 1) % 7 - 1, picks.Single(pick => pick.Picture == pictures[0]).Rating!.Is);
        }

        if (answersAreLost)
        {
            Assert.True(network.Requests[$"PUT {Routes.Picks}"] >= 3);
        }
    }

    [Fact]
    public async Task Devices_on_pictures_of_their_own_all_find_what_they_set()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await SendAsync(round, 1);
        string picture = (await IdsAsync(share))[0];
        string[] ids = [picture, .. Enumerable.Range(0, 19).Select(_ => PicksCodec.NewId())];
        using DarkslideClient client = Round.Client();
        await Task.WhenAll(ids.Select(id => Task.Run(
            async () =>
            {
                using Opening opening = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel);
                await opening.Picks!.SetAsync(id, rating: 5, cancellationToken: Cancel);
                await opening.Picks.SetAsync(id, label: PickLabel.Blue, cancellationToken: Cancel);
            },
            Cancel)));
        IReadOnlyList<Pick> picks = await OwnersAsync(share);
        Assert.Equal(ids.Order(StringComparer.Ordinal), picks.Select(pick => pick.Picture));
        Assert.All(picks, pick => Assert.Equal((5, PickLabel.Blue), (pick.Rating!.Is, pick.Label!.Is)));
    }

    [Fact]
    public async Task The_owner_reads_them_after_the_end_and_the_links_holder_nothing()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await SendAsync(round, 2);
        using DarkslideClient client = Round.Client();
        using Opening opening = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel);
        await opening.Picks!.SetAsync(opening.Pictures[1].Id!, -1, PickLabel.Purple, "<b>No</b> never", Cancel);
        await client.RevokeAsync(share.Manage, cancellationToken: Cancel);

        await Assert.ThrowsAsync<LinkUnavailableException>(() => opening.Picks.ReadAsync(Cancel));
        await Assert.ThrowsAsync<LinkUnavailableException>(() => client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel));
        SharePicks picks = await client.PicksAsync(share.Manage, cancellationToken: Cancel);
        Pick pick = Assert.Single(picks.Links[0].Picks!);
        Assert.Equal((-1, PickLabel.Purple, "<b>No</b> never"), (pick.Rating!.Is, pick.Label!.Is, pick.Remark!.Is));
        Assert.Equal(["DSC_0.png", "DSC_1.png"], picks.Pictures.Select(picture => picture.File));
        Assert.Equal(pick.Picture, picks.Pictures[1].Id);
    }

    [Fact]
    public async Task Recipients_see_one_anothers_picks_only_where_the_sender_lets_them()
    {
        await using Round round = await Round.StartAsync();
        using DarkslideClient client = Round.Client();
        foreach (bool shared in (bool[])[true, false])
        {
            SentShare share = await SendAsync(round, 1, shared, "Anna", "Ben");
            using Opening anna = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel);
            using Opening ben = await client.OpenAsync(share.Links[1].Url, cancellationToken: Cancel);
            await anna.Picks!.SetAsync(anna.Pictures[0].Id!, rating: 4, cancellationToken: Cancel);
            Assert.Equal(anna.Pictures[0].Id, ben.Pictures[0].Id);
            Assert.Empty(await ben.Picks!.ReadAsync(Cancel));
            if (!shared)
            {
                Assert.Empty(ben.OthersPicks);
                using var forged = new OthersPicks { Link = 0, Id = new byte[16], Key = SecretKey.Create() };
                ServerRefusedException refused = await Assert.ThrowsAsync<ServerRefusedException>(() => ben.Picks.ReadAsync(forged, Cancel));
                Assert.Equal(ProblemCodes.PicksNotOffered, refused.Code);
                continue;
            }

            OthersPicks other = Assert.Single(ben.OthersPicks);
            Assert.Equal(("Anna", 0), (other.To, other.Link));
            Assert.Equal(4, Assert.Single(await ben.Picks.ReadAsync(other, Cancel)).Rating!.Is);
        }
    }

    [Fact]
    public async Task A_share_without_picks_has_neither_keys_nor_ids_in_its_manifest()
    {
        await using Round round = await Round.StartAsync();
        SentShare share = await round.SendAsync(null, await round.PicturesAsync(4));
        using DarkslideClient client = Round.Client();
        using Opening opening = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel);
        Assert.Null(opening.Picks);
        Assert.All(opening.Pictures, picture => Assert.Null(picture.Id));
        Assert.All(opening.Pictures, picture => Assert.Null(picture.File));
        Assert.Null(Assert.Single((await client.PicksAsync(share.Manage, cancellationToken: Cancel)).Links).Picks);
    }

    private static async Task PickAsync(DarkslideClient client, SentShare share, string[] pictures, int device, int rounds)
    {
        using Opening opening = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel);
        string picture = pictures[device / 3 % 3];
        for (int turn = 0; turn < rounds; turn++)
        {
            // Alternating fields, so that writers that only looked at whole pictures would lose some.
            await (device % 2 == 0
                ? opening.Picks!.SetAsync(picture, rating: (turn % 7) - 1, remark: $"{device} at {turn}", cancellationToken: Cancel)
                : opening.Picks!.SetAsync(picture, label: (PickLabel)(turn % 6), remark: $"{device} at {turn}", cancellationToken: Cancel));
        }
    }

    private static async Task<IReadOnlyList<Pick>> OwnersAsync(SentShare share)
    {
        using DarkslideClient client = Round.Client();
        return Assert.Single((await client.PicksAsync(share.Manage, cancellationToken: Cancel)).Links).Picks!;
    }

    private static async Task<string[]> IdsAsync(SentShare share)
    {
        using DarkslideClient client = Round.Client();
        using Opening opening = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel);
        return [.. opening.Pictures.Select(picture => picture.Id!)];
    }

    private static async Task<SentShare> SendAsync(Round round, int pictures, bool shared = false, params string[] to)
    {
        using DarkslideClient client = Round.Client();
        return await client.SendAsync(
            new SendRequest
            {
                Server = round.Server.Address,
                Pictures = await round.PicturesAsync([.. Enumerable.Range(4, pictures)]),
                Picks = true,
                PicksShared = shared,
                To = to,
            },
            cancellationToken: Cancel);
    }
}
