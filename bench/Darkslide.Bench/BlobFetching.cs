using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Bench;

/// <summary>An original of about 5 MB fetched over and over within one opening, and nginx sending as many bytes with sendfile: five rounds in turn.</summary>
internal sealed class BlobFetching : Measurement
{
    public override string Name => "blob";

    public override string What => "blob GET, disk store, 5 MB";

    public override string Budget => "≥ 80 % of nginx `sendfile`";

    public override async Task<Measured> MeasureAsync()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        Uri link = await SampleShare.SendAsync(server.Origin, SamplePictures.Jpeg(4200, 3200));
        string ticket = await OpenAsync(link);
        var original = new Uri(server.Origin, "/api/blobs/3");
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Authorization", ticket);
        byte[] blob = await client.GetByteArrayAsync(original);
        using Nginx nginx = await Nginx.StartAsync(blob);
        var rounds = new List<(double Ours, double Theirs)>();
        for (var i = 0; i < 5; i++)
        {
            rounds.Add((await Wrk.MegabytesPerSecondAsync(original, ticket), await Wrk.MegabytesPerSecondAsync(new Uri(nginx.Origin, "/blob"))));
        }

        (double ours, double theirs) = rounds.OrderBy(r => r.Ours / r.Theirs).ElementAt(2);
        return new Measured($"{ours / theirs:P0} ({ours:F0} of {theirs:F0} MB/s, {blob.Length / 1e6:F1} MB)", ours / theirs >= 0.8);
    }

    private static async Task<string> OpenAsync(Uri link)
    {
        using FoundLink found = LinkText.Find(link.ToString(), LinkKind.Viewing);
        using ViewingKeys keys = ViewingKeys.Derive(found.Secret);
        using var client = new HttpClient();
        var request = new OpenRequest { Locator = keys.Locator.ToArray(), Access = keys.Access.Bytes.ToArray(), Opening = RandomNumberGenerator.GetBytes(16) };
        using HttpResponseMessage response = await client.PostAsJsonAsync(new Uri(link, Routes.Openings), request, ProtocolJson.Default.OpenRequest);
        string text = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return Capability.ForTicket(JsonSerializer.Deserialize(text, ProtocolJson.Default.OpenAnswer)!.Ticket);
    }
}
