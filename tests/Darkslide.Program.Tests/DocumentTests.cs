using System.Text.Json;
using NetVips;

namespace Darkslide.Program.Tests;

/// <summary>PDFs are sent as pictures of their pages, and themselves only when that is asked for.</summary>
public sealed class DocumentTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new(server.Address);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Recipients_get_pictures_of_the_pages_and_nothing_of_the_document()
    {
        Directory.CreateDirectory(home.At("tmp"));
        home.Variables["TMPDIR"] = home.At("tmp");
        home.Write("a.png", Pictures.Noise(20, 10));
        home.Write("contract.pdf", Document("two-pages.pdf"));
        JsonElement sent = (await Run("send", "a.png", "contract.pdf", "--stamp", "copy for ACME", "--keep-names", "--json")).Well().Json();
        Assert.Equal(3, sent.GetProperty("pictures").GetInt32());

        string[] saved = await GetAsync(sent);

        Assert.Equal(["a.png", "contract-page-01.png", "contract-page-02.png"], saved.Select(Path.GetFileName));
        using Image first = Image.NewFromFile(saved[1]);
        // 595 × 842 points at 200 dots per inch; a red square of 200 points from 72, 100 counted from below.
        Assert.InRange(first.Width, 1652, 1654);
        Assert.InRange(first.Height, 2338, 2340);
        using Image square = first.Crop(210, 1790, 520, 250);
        Assert.True(square.ExtractBand(0).Avg() > 170 && square.ExtractBand(1).Avg() < 90);
        Assert.All(saved, path => Assert.Equal(-1, File.ReadAllBytes(path).AsSpan().IndexOf("PDF"u8)));
        Assert.Empty(Directory.GetFileSystemEntries(home.At("tmp")));
    }

    [Fact]
    public async Task Pages_of_any_size_become_pictures_of_a_bounded_one_and_no_script_is_run()
    {
        home.Write("sizes.pdf", Document("huge-and-tiny.pdf"));
        home.Write("-script.pdf", Document("script.pdf"));
        home.Write("scan.pdf", Document("jpeg-2000.pdf"));

        JsonElement cleaned = (await Run("clean", "-o", "out", "--json", "--", "sizes.pdf", "-script.pdf", "scan.pdf")).Well().Json();

        JsonElement[] files = [.. cleaned.GetProperty("files").EnumerateArray()];
        Assert.Equal(["sizes.pdf", "sizes.pdf", "-script.pdf", "scan.pdf"], files.Select(file => file.GetProperty("from").GetString()));
        (int, int)[] sizes = [.. files.Select(file => Size(file.GetProperty("path").GetString()!))];
        Assert.Equal((4096, 4096), sizes[0]);
        Assert.InRange(sizes[1].Item1, 1, 4);
    }

    [Fact]
    public async Task A_page_is_redacted_by_its_number()
    {
        home.Write("contract.pdf", Document("two-pages.pdf"));

        JsonElement cleaned = (await Run("clean", "contract.pdf", "-o", "out", "--redact", "contract.pdf#2=0,0,100%,100%", "--json")).Well().Json();

        double[] light = [.. cleaned.GetProperty("files").EnumerateArray().Select(file => Light(file.GetProperty("path").GetString()!))];
        Assert.True(light[0] > 200);
        Assert.Equal(0, light[1]);
        (await Run("clean", "contract.pdf", "-o", "out", "--redact", "contract.pdf=0,0,5,5")).Failed(2, "names no page of the PDF");
        (await Run("clean", "contract.pdf", "-o", "out", "--redact", "contract.pdf#3=0,0,5,5")).Failed(2, "names no page of the PDF");
    }

    [Theory]
    [InlineData("locked.pdf", "protected with a password")]
    [InlineData("many.pdf", "more than 500 pages")]
    public async Task What_cannot_be_drawn_whole_is_6_before_anything_is_sent(string name, string sentencePart)
    {
        home.Write("a.png", Pictures.Noise(20, 10));
        home.Write(name, Document(name));
        int before = server.StoredFiles();

        (await Run("send", "a.png", name)).Failed(6, sentencePart);
        JsonElement sent = (await Run("send", "a.png", name, "--skip", "--json")).Well().Json();

        Assert.Equal(name, sent.GetProperty("skipped")[0].GetProperty("path").GetString());
        Assert.True(server.StoredFiles() > before);
    }

    [Fact]
    public async Task A_damaged_document_and_a_missing_renderer_are_one_sentence_each()
    {
        home.Write("damaged.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R"u8.ToArray());
        home.Write("contract.pdf", Document("two-pages.pdf"));

        (await Run("clean", "damaged.pdf", "-o", "out")).Failed(6, "is damaged, or can't be drawn");
        home.Variables["PATH"] = home.Path;
        (await Run("clean", "contract.pdf", "-o", "out")).Failed(6, "which is not installed");
    }

    [Fact]
    public async Task The_document_itself_goes_along_when_that_is_asked_for_and_no_page_of_it_is_touched()
    {
        home.Write("contract.pdf", Document("planted.pdf"));
        JsonElement sent = (await Run("send", "contract.pdf", "--with-document", "--keep-names", "--json")).Well().Json();
        Assert.Equal("contract.pdf", Path.GetFileName(sent.GetProperty("documents").GetProperty("sent")[0].GetString()));
        string url = sent.GetProperty("links")[0].GetProperty("url").GetString()!;

        JsonElement[] files = [.. (await Run("get", url, "-o", "got", "--json")).Well().Json().GetProperty("files").EnumerateArray()];

        Assert.Equal(["original", "original", "document"], files.Select(file => file.GetProperty("rendition").GetString()));
        string saved = files[2].GetProperty("path").GetString()!;
        Assert.Equal("contract.pdf", Path.GetFileName(saved));
        Assert.StartsWith("%PDF-1.7", File.ReadAllText(saved), StringComparison.Ordinal);
        Assert.Equal(-1, File.ReadAllBytes(saved).AsSpan().IndexOf("CANARY"u8));
        Assert.Equal(2, (await Run("get", url, "--previews", "-o", "small", "--json")).Well().Json().GetProperty("files").GetArrayLength());

        JsonElement stamped = (await Run("send", "contract.pdf", "--with-document", "--stamp", "copy", "--json")).Well().Json();
        Assert.Equal(0, stamped.GetProperty("documents").GetProperty("sent").GetArrayLength());
        Assert.Equal(1, stamped.GetProperty("documents").GetProperty("withheld").GetArrayLength());
        (await Run("send", "contract.pdf", "--with-document", "--view-only")).Failed(2, "only with links to originals");
        (await Run("send", "contract.pdf", "--with-document", "--watermark", "draft")).Failed(2, "only with links to originals");
        home.Write("locked.pdf", Document("locked.pdf"));
        int before = server.StoredFiles();
        (await Run("send", "contract.pdf", "locked.pdf", "--with-document")).Failed(6, "is protected");
        Assert.Equal(before, server.StoredFiles());
    }

    private static byte[] Document(string name) => File.ReadAllBytes(Path.Combine(Executable.Repository, "tests", "documents", name));

    private static double Light(string path)
    {
        using Image picture = Image.NewFromFile(path);
        return picture.Avg();
    }

    private static (int Width, int Height) Size(string path)
    {
        using Image picture = Image.NewFromFile(path);
        return (picture.Width, picture.Height);
    }

    private async Task<string[]> GetAsync(JsonElement sent)
    {
        string url = sent.GetProperty("links")[0].GetProperty("url").GetString()!;
        JsonElement got = (await Run("get", url, "-o", "got", "--json")).Well().Json();
        return [.. got.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()!)];
    }

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);
}
