using Darkslide.Format;

namespace Darkslide.Client.Looking;

/// <summary>What is saved of a link: a picture's original or preview, or a PDF.</summary>
internal sealed record SavedBlob(BlobKind Kind, int Number, ReadOnlyMemory<byte> Id, SecretKey Key, long Length)
{
    public required string Name { get; init; }

    public required string MediaType { get; init; }

    /// <summary>What ends with it where pictures end one by one; nothing for a preview.</summary>
    public IReadOnlyList<int> Delivers { get; init; } = [];

    public long SealedLength => SealedSize.Of(Padding.Padme(Length));

    /// <summary>As results call it.</summary>
    public string Rendition => Kind switch { BlobKind.Original => "original", BlobKind.Document => "document", _ => "preview" };

    /// <summary>Everything that a link offers, each picture in its best rendition; with <paramref name="previews"/> no originals and no PDFs.</summary>
    public static IReadOnlyList<SavedBlob> AllOf(Opening opening, bool previews)
        => [.. opening.Pictures.Select(picture => Of(picture, previews)), .. previews ? [] : opening.Documents.Select(Of)];

    private static SavedBlob Of(ManifestPicture picture, bool previews)
    {
        BlobReference? original = previews ? null : picture.Original;
        BlobReference best = original ?? picture.Preview;
        return new SavedBlob(original is null ? BlobKind.Preview : BlobKind.Original, best.Blob, best.Id, best.Key, best.Length)
        {
            Name = picture.Name,
            MediaType = best.MediaType,
            Delivers = original is null ? [] : [picture.Preview.Blob, original.Blob],
        };
    }

    private static SavedBlob Of(ManifestDocument document) => new(BlobKind.Document, document.Blob, document.Id, document.Key, document.Length)
    {
        Name = document.Name,
        MediaType = ManifestDocument.MediaType,
        Delivers = [document.Blob],
    };
}
