using System.Diagnostics;
using System.Text;
using Darkslide.Client.Documents;
using Darkslide.Client.Failures;

namespace Darkslide.Client.Tests.Documents;

/// <summary>A PDF that is sent is a new one: its pages look the same, and nothing else of the old one is in it.</summary>
public sealed class DocumentCopyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Nothing_that_was_planted_comes_along_and_the_pages_look_the_same()
    {
        string planted = Sample("planted.pdf");
        Assert.True(Count(await Unpacked(planted, "before"), "CANARY") > 50);

        string made = await DocumentCopy.MakeAsync(planted, Own(), TestContext.Current.CancellationToken);

        byte[] unpacked = await Unpacked(made, "after");
        Assert.Equal(0, Count(unpacked, "CANARY"));
        Assert.Equal(0, Count(File.ReadAllBytes(made), "CANARY"));
        // Text that is shown, what was written into the form, and what a comment draws are part of the pages.
        Assert.True(Count(unpacked, "Contract 12") == 1 && Count(unpacked, "Filled in") == 1 && Count(unpacked, "Second page") == 1);
        foreach (string gone in (string[])["/Info", "/Metadata", "/PieceInfo", "/Annots", "/AcroForm", "/JavaScript", "/JS", "/EmbeddedFile", "/StructTreeRoot", "/OCProperties", "/Outlines", "/Names", "/Thumb"])
        {
            Assert.Equal(0, Count(unpacked, gone));
        }

        Assert.Equal("", await Run("qpdf", "--check", "--no-warn", made, errors: true));
        string told = await Run("exiftool", "-a", "-G1", "-s", made);
        Assert.DoesNotContain("XMP", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Create", told, StringComparison.Ordinal);
        await AssertSamePixels(planted, made);
    }

    [Fact]
    public async Task Every_document_of_the_corpus_looks_the_same_or_is_refused_in_one_sentence()
    {
        int made = 0;
        foreach (string document in Directory.GetFiles(Path.Combine(Shared(), "corpus", "pdf"), "*.pdf").Concat(Directory.GetFiles(Samples, "*.pdf")).Where(IsSmall))
        {
            string copy;
            try
            {
                copy = await DocumentCopy.MakeAsync(document, Own(), TestContext.Current.CancellationToken);
            }
            catch (PictureFileException e)
            {
                TestContext.Current.TestOutputHelper!.WriteLine($"{Path.GetFileName(document)}: {e.Message}");
                continue;
            }

            made++;
            TestContext.Current.TestOutputHelper!.WriteLine($"{Path.GetFileName(document)}: {new FileInfo(document).Length} → {new FileInfo(copy).Length}");
            await AssertSamePixels(document, copy);
        }

        Assert.True(made >= 12);
    }

    [Theory]
    [InlineData("locked.pdf", "is protected")]
    [InlineData("jpeg-2000.pdf", "has a picture in it that can't be cleaned")]
    [InlineData("many.pdf", "has too many parts")]
    public async Task What_cannot_be_cleaned_is_refused_in_one_sentence(string name, string part)
        => Assert.Contains(part, (await Refused(Sample(name))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("/AcroForm << /SigFlags 3 /Fields [ << /FT /Sig /T (s) /V << /Type /Sig /Filter /Adobe.PPKLite /Contents <00> >> >> ] >>", "would lose the signature")]
    [InlineData("/OCProperties << /OCGs [ 4 0 R ] /D << /OFF [ 4 0 R ] >> >>", "layers that are hidden")]
    [InlineData("/OCProperties << /OCGs [ 4 0 R ] /D << /BaseState /OFF >> >>", "layers that are hidden")]
    public async Task A_signature_and_hidden_layers_are_refused(string catalogue, string part)
    {
        string path = Path.Combine(folder.Path, "a.pdf");
        await File.WriteAllTextAsync(
            path,
            $"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {catalogue} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>\nendobj\n"
                + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 90 90 ] /Resources << >> /Contents 5 0 R >>\nendobj\n4 0 obj\n<< /Type /OCG /Name (x) >>\nendobj\n"
                + "5 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n",
            TestContext.Current.CancellationToken);

        Assert.Contains(part, (await Refused(path)).Message, StringComparison.Ordinal);
    }

    private async Task<PictureFileException> Refused(string path)
        => await Assert.ThrowsAsync<PictureFileException>(() => DocumentCopy.MakeAsync(path, Own(), TestContext.Current.CancellationToken));

    // Pages of two metres take minutes to draw, 501 of them too.
    private static bool IsSmall(string document) => !document.Contains("oversized", StringComparison.Ordinal) && !document.Contains("huge", StringComparison.Ordinal);

    private static string Samples => Path.Combine(Root, "tests", "documents");

    internal static string Root
    {
        get
        {
            string root = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(root, "darkslide.slnx"))) root = Path.GetDirectoryName(root)!;
            return root;
        }
    }

    private static string Sample(string name) => Path.Combine(Samples, name);

    private static string Shared() => Environment.GetEnvironmentVariable("DARKSLIDE_SHARED") ?? Path.Combine(Root, "..", "shared");

    private string Own() => Directory.CreateDirectory(Path.Combine(folder.Path, Path.GetRandomFileName())).FullName;

    private async Task AssertSamePixels(string before, string after)
    {
        string[] old = await Draw(before), made = await Draw(after);
        Assert.Equal(old.Length, made.Length);
        Assert.All(old.Zip(made), pages => Assert.True(
            File.ReadAllBytes(pages.First).AsSpan().SequenceEqual(File.ReadAllBytes(pages.Second)), $"{Path.GetFileName(before)}, {Path.GetFileName(pages.First)}"));
    }

    private async Task<string[]> Draw(string document)
    {
        string own = Own();
        await Run("pdftoppm", "-r", "60", document, Path.Combine(own, "p"));
        return [.. Directory.GetFiles(own).Order(StringComparer.Ordinal)];
    }

    private async Task<byte[]> Unpacked(string document, string name)
    {
        string path = Path.Combine(folder.Path, name);
        await Run("qpdf", "--qdf", "--object-streams=disable", document, path);
        return File.ReadAllBytes(path);
    }

    private static int Count(ReadOnlySpan<byte> bytes, string text) => bytes.Count(Encoding.Latin1.GetBytes(text));

    private static Task<string> Run(string program, params string[] arguments) => Run(program, arguments, errors: false);

    private static Task<string> Run(string program, string one, string two, string three, bool errors) => Run(program, [one, two, three], errors);

    private static async Task<string> Run(string program, string[] arguments, bool errors)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), said = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return errors ? await said : await output;
    }
}
