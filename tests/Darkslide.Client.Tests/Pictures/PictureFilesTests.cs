using Darkslide.Client.Failures;
using Darkslide.Client.Pictures;

namespace Darkslide.Client.Tests.Pictures;

public sealed class PictureFilesTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Folders_are_gone_through_in_order_of_names()
    {
        Make("b.jpg", "a.jpg", "sub/z.jpg", "sub/deeper/y.jpg", ".hidden.jpg", ".git/x.jpg");
        Assert.Equal(["a.jpg", "b.jpg", "sub/deeper/y.jpg", "sub/z.jpg"], Names([temporary.Path]));
    }

    [Fact]
    public void Files_keep_the_order_in_which_they_were_named()
    {
        Make("b.jpg", "a.jpg");
        Assert.Equal(["b.jpg", "a.jpg"], Names([temporary.File("b.jpg"), temporary.File("a.jpg")]));
    }

    [Fact]
    public void Links_do_not_lead_out_of_a_folder()
    {
        using var elsewhere = new TemporaryFolder();
        File.WriteAllText(elsewhere.File("secret.jpg"), "");
        Make("a.jpg", "sub/b.jpg");
        File.CreateSymbolicLink(temporary.File("inside.jpg"), temporary.File("a.jpg"));
        File.CreateSymbolicLink(temporary.File("outside.jpg"), elsewhere.File("secret.jpg"));
        File.CreateSymbolicLink(temporary.File("nowhere.jpg"), temporary.File("missing"));
        Directory.CreateSymbolicLink(temporary.File("away"), elsewhere.Path);
        Directory.CreateSymbolicLink(temporary.File("loop"), temporary.Path);

        Assert.Equal(["a.jpg", "inside.jpg", "sub/b.jpg"], Names([temporary.Path]));
    }

    [Fact]
    public void A_link_that_was_named_is_followed()
    {
        Make("a.jpg");
        File.CreateSymbolicLink(temporary.File("link.jpg"), temporary.File("a.jpg"));
        Assert.Equal(["link.jpg"], Names([temporary.File("link.jpg")]));
    }

    [Fact]
    public void A_name_that_leads_nowhere_is_refused()
    {
        PictureFileException refused = Assert.Throws<PictureFileException>(() => PictureFiles.Find([temporary.File("missing.jpg")]));
        Assert.Contains("missing.jpg", refused.Message, StringComparison.Ordinal);
    }

    private void Make(params string[] names)
    {
        foreach (string name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(temporary.File(name))!);
            File.WriteAllText(temporary.File(name), "");
        }
    }

    private IEnumerable<string> Names(string[] paths) => PictureFiles.Find(paths).Select(path => Path.GetRelativePath(temporary.Path, path));
}
