using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Saving;
using Darkslide.Client.Sending;
using Darkslide.Client.Transfers;
using Darkslide.Format;
using Darkslide.Protocol;

namespace Darkslide.Client.Owning;

/// <summary>Brings more pictures to a share. They are uploaded once, however often the vault has to be written anew.</summary>
internal sealed class PictureAddition(
    OwningApi api, SendRequest request, int chunkBytes, IProgress<TransferProgress>? progress) : IDisposable
{
    private ShareContent? content;

    public void Dispose() => content?.Dispose();

    public async Task<EditedVault> ToAsync(Vault vault, CancellationToken cancellationToken)
    {
        RequireRoom(vault);
        content ??= await UploadAsync(vault, cancellationToken);
        IReadOnlyList<Pack> packs = [.. vault.Packs, .. content.Packs];
        List<ManifestPicture> pictures = [.. vault.Pictures];
        var names = new NameChoice(vault.Pictures);
        foreach (ManifestPicture added in content.Pictures)
        {
            pictures.Add(Placed(added, names.For(added, request.KeepNames, vault.Pictures.Count + content.Pictures.Count), vault.Packs.Count));
        }

        return new EditedVault(
            vault.With(packs: packs, pictures: pictures, documents: Documents(vault, pictures)), content.Pictures.Count, [], []);
    }

    private IReadOnlyList<ManifestDocument> Documents(Vault vault, List<ManifestPicture> pictures)
    {
        HashSet<string> taken = new([.. pictures.Select(picture => picture.Name), .. vault.Documents.Select(document => document.Name)], PictureName.Comparer);
        return
        [
            .. vault.Documents,
            .. content!.Documents.Select((document, place) => document.Named(
                DocumentsUpload.Free(document.Name, request.KeepNames, vault.Documents.Count + place + 1, taken))),
        ];
    }

    private void RequireRoom(Vault vault)
    {
        if (request.Pictures.Documents.Count > 0 && vault.Pictures.Any(picture => picture.Original is null))
        {
            throw new WrongUseException("This share has no originals, and so no documents either.", "Leave --with-document out.");
        }

        if (vault.Pictures.Count + request.Pictures.Pictures.Count > Manifest.MostPictures)
        {
            throw new WrongUseException($"One share has at most {Manifest.MostPictures:N0} pictures.", "Send the others in a second share.");
        }
    }

    private async Task<ShareContent> UploadAsync(Vault vault, CancellationToken cancellationToken)
    {
        int first = await FreeBlobs.FromAsync(api, cancellationToken);
        if (first + (request.Pictures.Pictures.Count * 4) + Limits.Links > Limits.LargestBlobNumber)
        {
            throw new WrongUseException("This share was changed too often to take these pictures.", "Send them in a new share.");
        }

        // Where the share has no originals to give, none is uploaded.
        SendRequest fitting = new() { Server = request.Server, Pictures = request.Pictures, KeepNames = request.KeepNames, ViewOnly = vault.Pictures.Any(picture => picture.Original is null) };
        return (await new PicturesUpload(api, fitting, marks: null, chunkBytes, progress, first).RunAsync(cancellationToken))[0];
    }

    private static ManifestPicture Placed(ManifestPicture picture, string name, int packsBefore) => new()
    {
        Name = name,
        Id = picture.Id,
        File = picture.File,
        Title = picture.Title,
        Caption = picture.Caption,
        Width = picture.Width,
        Height = picture.Height,
        Placeholder = picture.Placeholder,
        Thumbnail = picture.Thumbnail with { Pack = picture.Thumbnail.Pack + packsBefore },
        Preview = picture.Preview,
        Original = picture.Original,
    };

    /// <summary>Names that no picture of the share has: neutral ones go on counting.</summary>
    private sealed class NameChoice(IReadOnlyList<ManifestPicture> there)
    {
        private readonly HashSet<string> taken = [.. there.Select(picture => picture.Name.ToLowerInvariant())];
        private int place = there.Count;

        public string For(ManifestPicture picture, bool keep, int count)
        {
            string name = keep ? picture.Name : Neutral(picture, count);
            for (int number = 2; !taken.Add(name.ToLowerInvariant()); number++)
            {
                name = keep ? SafeFileName.Numbered(picture.Name, number) : Neutral(picture, count);
            }

            return name;
        }

        private string Neutral(ManifestPicture picture, int count) => PictureName.Neutral(++place, count, (picture.Original ?? picture.Preview).MediaType);
    }
}
