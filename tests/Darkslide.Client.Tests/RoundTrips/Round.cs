using Darkslide.Client.Looking;
using Darkslide.Client.Pictures;
using Darkslide.Client.Saving;
using Darkslide.Client.Sending;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>Sends pictures to a real server through a network that fails as a test says, and fetches them again.</summary>
internal sealed class Round : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private Round(TestServer server) => Server = server;

    public TestServer Server { get; }

    public string Out => folder.File("out");

    public static ClientOptions Impatient { get; } = new()
    {
        FirstDelay = TimeSpan.FromMilliseconds(5),
        LongestDelay = TimeSpan.FromMilliseconds(20),
        Patience = TimeSpan.FromSeconds(5),
        Stall = TimeSpan.FromSeconds(20),
    };

    public static async Task<Round> StartAsync() => new(await TestServer.StartAsync(options => options.Picks.WritesPerSecond = 1_000_000));

    public static DarkslideClient Client(HttpMessageHandler? handler = null) => new(Impatient, handler);

    /// <summary>Pictures of these many rows, as files.</summary>
    public async Task<PictureSelection> PicturesAsync(params int[] rows)
    {
        var files = new List<string>();
        foreach (int height in rows)
        {
            string file = folder.File($"DSC_{files.Count}.png");
            await System.IO.File.WriteAllBytesAsync(file, TestPictures.Png(500, height, height), TestContext.Current.CancellationToken);
            files.Add(file);
        }

        return await PictureSelection.LookAtAsync(files, cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>One picture of more than 32 MB, which is not read into memory.</summary>
    public async Task<PictureSelection> LargePictureAsync()
    {
        string file = folder.File("large.tif");
        await System.IO.File.WriteAllBytesAsync(file, TestPictures.Tiff(4_000, 3_000), TestContext.Current.CancellationToken);
        return await PictureSelection.LookAtAsync([file], cancellationToken: TestContext.Current.CancellationToken);
    }

    public async Task<SentShare> SendAsync(
        HttpMessageHandler? network, PictureSelection pictures, int? views = null, bool untilDownloaded = false, bool viewOnly = false)
    {
        using DarkslideClient client = Client(network);
        return await client.SendAsync(
            new SendRequest { Server = Server.Address, Pictures = pictures, Views = views, UntilDownloaded = untilDownloaded, ViewOnly = viewOnly },
            cancellationToken: TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<SavedFile>> GetAsync(HttpMessageHandler? network, string link)
    {
        using DarkslideClient client = Client(network);
        using Opening opening = await client.OpenAsync(link, cancellationToken: TestContext.Current.CancellationToken);
        return await opening.SaveAsync(OutputFolder.Open(Out), cancellationToken: TestContext.Current.CancellationToken);
    }

    public static async Task<int> OpeningsAsync(SentShare share)
    {
        using DarkslideClient client = Client();
        return (await client.StatusAsync(share.Manage, TestContext.Current.CancellationToken)).Links.Sum(link => link.Status.Openings);
    }

    /// <summary>That the saved files are the cleaned ones, byte for byte.</summary>
    public static async Task RequireSameAsync(PictureSelection sent, IReadOnlyList<SavedFile> saved)
    {
        Assert.Equal(sent.Pictures.Count, saved.Count);
        foreach ((LookedAtPicture picture, SavedFile file) in sent.Pictures.Zip(saved))
        {
            byte[] cleaned = (await CleanFile.ReadAsync(picture.Path, TestContext.Current.CancellationToken)).Bytes.ToArray();
            Assert.Equal(cleaned, await System.IO.File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
        }
    }

    public void RequireNoLeftovers() => Assert.DoesNotContain(Directory.GetFiles(Out), file => file.EndsWith(".part", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }
}
