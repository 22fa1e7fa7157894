using Darkslide.Client.Failures;
using Darkslide.Client.History;

namespace Darkslide.Client.Tests.History;

public sealed class SharesFileTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    private string Folder => temporary.File("darkslide");

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task Shares_are_kept_for_this_person_alone()
    {
        await Shares().AddAsync(Share("https://a.example/m#1"), TestContext.Current.CancellationToken);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        Assert.All(
            Directory.GetFiles(Folder),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal("https://a.example/m#1", Assert.Single(Shares().Read()).Manage);
    }

    [Fact]
    public async Task A_folder_that_others_could_read_is_closed()
    {
        Directory.CreateDirectory(Folder, (UnixFileMode)Convert.ToInt32("755", 8));
        await Shares().AddAsync(Share("https://a.example/m#1"), TestContext.Current.CancellationToken);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
    }

    [Fact]
    public async Task Many_at_once_lose_none()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(
            number => Task.Run(() => Shares().AddAsync(Share($"https://a.example/m#{number}")))));
        Assert.Equal(20, Shares().Read().Select(share => share.Manage).Distinct().Count());
    }

    [Fact]
    public async Task Forgetting_takes_out_what_is_named()
    {
        await Shares().AddAsync(Share("https://a.example/m#1"), TestContext.Current.CancellationToken);
        await Shares().AddAsync(Share("https://a.example/m#2"), TestContext.Current.CancellationToken);

        int forgotten = await Shares().ForgetAsync(share => share.Manage.EndsWith('1'), TestContext.Current.CancellationToken);

        Assert.Equal(1, forgotten);
        Assert.Equal("https://a.example/m#2", Assert.Single(Shares().Read()).Manage);
    }

    [Fact]
    public async Task A_file_that_is_damaged_is_said_to_be_and_not_written_over()
    {
        Directory.CreateDirectory(Folder);
        string file = Path.Combine(Folder, "shares.json");
        await File.WriteAllTextAsync(file, "{ not json", TestContext.Current.CancellationToken);

        Assert.Throws<PictureFileException>(() => Shares().Read());
        await Assert.ThrowsAsync<PictureFileException>(() => Shares().AddAsync(Share("https://a.example/m#1"), TestContext.Current.CancellationToken));
        Assert.Equal("{ not json", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Without_a_file_there_are_no_shares_and_none_is_made()
    {
        Assert.Empty(Shares().Read());
        Assert.False(Directory.Exists(Folder));
    }

    private SharesFile Shares() => new(new PrivateFolder(Folder), TimeProvider.System);

    private static KeptShare Share(string manage) => new()
    {
        Manage = manage,
        Sent = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
        Expires = new DateTimeOffset(2026, 11, 30, 10, 0, 0, TimeSpan.Zero),
        Pictures = 3,
        To = ["Anna"],
    };
}
