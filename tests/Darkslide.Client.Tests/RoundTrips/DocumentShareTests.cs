using Darkslide.Client.Documents;
using Darkslide.Client.Failures;
using Darkslide.Client.Looking;
using Darkslide.Client.Owning;
using Darkslide.Client.Pictures;
using Darkslide.Client.Redacting;
using Darkslide.Client.Saving;
using Darkslide.Client.Sending;
using Darkslide.Client.Tests.Documents;
using Darkslide.Format;
using Darkslide.Imaging.Redacting;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>A PDF itself reaches full links only, and nobody where a page of it was redacted.</summary>
public sealed class DocumentShareTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Before_approval_a_link_has_no_key_number_or_byte_of_the_document_and_after_it_the_document()
    {
        await using Round round = await Round.StartAsync();
        using var network = new LinkRecorder();
        using DrawnFiles drawn = await DrawnAsync();
        SentShare share = await SendAsync(round, network, (await PictureSelection.LookAtAsync(drawn.Files, cancellationToken: Cancel)).With(drawn), approve: true);
        using DarkslideClient client = Round.Client();
        StoredBlobs stored = StoredBlobs.Read(round.Server.DataFolder);
        using Vault vault = stored.Vault(share.Manage);
        ManifestDocument document = Assert.Single(vault.Documents);
        Assert.Equal(vault.Pictures.Select(picture => picture.Id), document.Pages);
        byte[] sealedDocument = stored.Sealed(document.Key, AssociatedData.For(BlobKind.Document, document.Id.Span));
        using (HolderKeys anna = HolderKeys.Of(stored, network.Added, share.Links[0].Url))
        {
            Assert.Empty(anna.Manifest.Documents);
            Assert.Equal(0, anna.Opens(stored, BlobKind.Document, document.Id, document.Length));
        }

        Assert.All(await ViewOnlyIsMathematicsTests.AskForEverythingAsync(round, share.Links[0].Url), answer => Assert.Equal(-1, answer.AsSpan().IndexOf(sealedDocument)));

        await client.ApproveAsync(share.Manage, LinkChoice.For("Anna"), Cancel);

        using Opening opening = await client.OpenAsync(share.Links[0].Url, cancellationToken: Cancel);
        IReadOnlyList<SavedFile> saved = await opening.SaveAsync(OutputFolder.Open(round.Out), cancellationToken: Cancel);
        Assert.Equal(["picture-001.png", "picture-002.png", "document-001.pdf"], saved.Select(file => Path.GetFileName(file.Path)));
        Assert.Equal(await File.ReadAllBytesAsync(drawn.Documents[0].Cleaned, Cancel), await File.ReadAllBytesAsync(saved[2].Path, Cancel));
        using Opening other = await client.OpenAsync(share.Links[1].Url, cancellationToken: Cancel);
        Assert.Empty(other.Documents);
    }

    [Theory]
    [InlineData("redact")]
    [InlineData("crop")]
    [InlineData("stamp")]
    public async Task A_page_that_was_touched_keeps_the_document_here_and_its_cleaned_copy_is_gone(string how)
    {
        await using Round round = await Round.StartAsync();
        using DrawnFiles drawn = await DrawnAsync();
        var redactions = new Redactions();
        AskedArea area = AskedArea.Read("10%,10%,50%,50%")!;
        if (how == "redact")
        {
            redactions.Cover(drawn.Files[1], area, BarFill.Solid);
        }
        else if (how == "crop")
        {
            redactions.Crop(drawn.Files[1], area);
        }
        else
        {
            redactions.Stamp("copy", new DateOnly(2026, 11, 28));
        }

        PictureSelection selection = (await PictureSelection.LookAtAsync(drawn.Files, redactions: redactions, cancellationToken: Cancel)).With(drawn);

        Assert.Empty(selection.Documents);
        Assert.Single(selection.Withheld);
        Assert.False(File.Exists(drawn.Documents[0].Cleaned));
        using var network = new LinkRecorder();
        SentShare share = await SendAsync(round, network, selection, approve: false);
        // Vault, a manifest for each of two links, one pack, two previews, two originals: nothing else was uploaded.
        Assert.Equal(8, round.Server.StoredFiles());
        using Vault vault = StoredBlobs.Read(round.Server.DataFolder).Vault(share.Manage);
        Assert.Empty(vault.Documents);
    }

    [Fact]
    public async Task A_removed_page_takes_the_document_with_it_and_an_added_document_comes_to_every_full_link()
    {
        await using Round round = await Round.StartAsync();
        using var network = new LinkRecorder();
        using DrawnFiles drawn = await DrawnAsync();
        PictureSelection selection = (await PictureSelection.LookAtAsync(drawn.Files, cancellationToken: Cancel)).With(drawn);
        SentShare share = await SendAsync(round, network, selection, approve: false);
        using DarkslideClient client = Round.Client();
        await client.AddPicturesAsync(share.Manage, selection, cancellationToken: Cancel);
        using (Opening opening = await client.OpenAsync(share.Links[1].Url, cancellationToken: Cancel))
        {
            Assert.Equal(["document-001.pdf", "document-002.pdf"], opening.Documents.Select(document => document.Name));
        }

        int before = round.Server.StoredFiles();
        await client.RemovePicturesAsync(share.Manage, ["picture-002.png"], Cancel);

        // A preview, an original and the document are gone; pack and manifests are new.
        Assert.Equal(before - 3, round.Server.StoredFiles());
        using Opening after = await client.OpenAsync(share.Links[1].Url, cancellationToken: Cancel);
        Assert.Equal(["document-002.pdf"], after.Documents.Select(document => document.Name));
        Assert.Equal(4, (await after.SaveAsync(OutputFolder.Open(round.Out), cancellationToken: Cancel)).Count);
    }

    [Fact]
    public async Task A_document_is_no_part_of_a_view_only_share()
    {
        await using Round round = await Round.StartAsync();
        using DrawnFiles drawn = await DrawnAsync();
        PictureSelection selection = (await PictureSelection.LookAtAsync(drawn.Files, cancellationToken: Cancel)).With(drawn);

        await Assert.ThrowsAsync<WrongUseException>(() => round.SendAsync(null, selection, viewOnly: true));

        Assert.Equal(0, round.Server.StoredFiles());
    }

    private static async Task<SentShare> SendAsync(Round round, LinkRecorder network, PictureSelection selection, bool approve)
    {
        using DarkslideClient client = Round.Client(network);
        return await client.SendAsync(new SendRequest { Server = round.Server.Address, Pictures = selection, To = ["Anna", "Ben"], Approve = approve }, cancellationToken: Cancel);
    }

    private async Task<DrawnFiles> DrawnAsync()
    {
        string path = folder.File("Contract.pdf");
        File.Copy(Path.Combine(DocumentCopyTests.Root, "tests", "documents", "two-pages.pdf"), path);
        return await DrawnFiles.OfAsync([path], withDocuments: true, cancellationToken: Cancel);
    }
}
