using System.Text;
using Darkslide.Client.Failures;
using Darkslide.Client.Saving;

namespace Darkslide.Client.Tests.Saving;

public sealed class OutputFolderTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task Nothing_is_ever_written_over()
    {
        await File.WriteAllTextAsync(temporary.File("a.jpg"), "mine", TestContext.Current.CancellationToken);
        OutputFolder folder = OutputFolder.Open(temporary.Path);

        Assert.Equal(temporary.File("a (2).jpg"), await Write(folder, "a.jpg", "new"));
        Assert.Equal(temporary.File("a (3).jpg"), await Write(folder, "a.jpg", "newer"));

        Assert.Equal("mine", await File.ReadAllTextAsync(temporary.File("a.jpg"), TestContext.Current.CancellationToken));
        Assert.Equal("newer", await File.ReadAllTextAsync(temporary.File("a (3).jpg"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_under_the_name_is_not_followed(bool dangling)
    {
        using var elsewhere = new TemporaryFolder();
        string victim = elsewhere.File("victim");
        if (!dangling)
        {
            await File.WriteAllTextAsync(victim, "theirs", TestContext.Current.CancellationToken);
        }

        File.CreateSymbolicLink(temporary.File("a.jpg"), victim);
        string path = await Write(OutputFolder.Open(temporary.Path), "a.jpg", "new");

        Assert.Equal(temporary.File("a (2).jpg"), path);
        Assert.Equal(dangling, !File.Exists(victim));
        Assert.True(dangling || await File.ReadAllTextAsync(victim, TestContext.Current.CancellationToken) == "theirs");
    }

    [Fact]
    public async Task A_file_that_is_given_up_leaves_nothing()
    {
        using (TemporaryFile file = OutputFolder.Open(temporary.Path).NewTemporary())
        {
            await file.Stream.WriteAsync(new byte[1000], TestContext.Current.CancellationToken);
            Assert.Single(Directory.GetFiles(temporary.Path));
        }

        Assert.Empty(Directory.GetFiles(temporary.Path));
    }

    [Fact]
    public void A_folder_that_is_missing_is_made()
    {
        OutputFolder.Open(temporary.File("one/two"));
        Assert.True(Directory.Exists(temporary.File("one/two")));
    }

    [Fact]
    public void A_folder_that_is_a_file_is_refused()
    {
        File.WriteAllText(temporary.File("file"), "");
        Assert.Throws<PictureFileException>(() => OutputFolder.Open(temporary.File("file")));
        Assert.Throws<PictureFileException>(() => OutputFolder.Open(temporary.File("file/below")));
        Assert.Throws<PictureFileException>(() => OutputFolder.Open("/proc/nothing"));
    }

    private static Task<string> Write(OutputFolder folder, string name, string text)
        => folder.WriteAsync(name, Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
}
