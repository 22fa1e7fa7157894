namespace Darkslide.Format.Tests;

/// <summary>Things that many tests need.</summary>
internal static class Samples
{
    public static byte[] Id => Enumerable.Range(1, 16).Select(i => (byte)i).ToArray();

    public static byte[] Ad => AssociatedData.For(BlobKind.Original, Id);

    public static SecretKey Key(byte first = 0) => new(Bytes(32, first));

    /// <summary>Byte i is (first + i) mod 251: 251 is prime, so no two places of a segment's width look alike.</summary>
    public static byte[] Bytes(int length, byte first = 0)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = (byte)((first + i) % 251);
        return bytes;
    }

    public static BlobReference Blob(int number, int side = 400) => new()
    {
        Blob = number,
        Id = Bytes(16, (byte)(number % 251)),
        Key = Key((byte)(number % 251)),
        Length = 1_000 + number,
        MediaType = "image/webp",
        Width = side,
        Height = side,
    };

    public static Pack Pack(int number, int length) => new()
    {
        Blob = number,
        Id = Bytes(16, (byte)(number % 251)),
        Key = Key((byte)(number % 251)),
        Length = length,
    };

    public static PackedThumbnail Thumbnail(int place) => new()
    {
        Pack = 0,
        Offset = (place - 1) * 500,
        Length = 500,
        MediaType = "image/webp",
        Width = 400,
        Height = 267,
    };

    public static ManifestPicture Picture(int place, int firstBlob, bool original = true) => new()
    {
        Name = PictureName.Neutral(place, 1, "image/jpeg"),
        Caption = "Ein Bild – 写真",
        Width = 6_000,
        Height = 4_000,
        Placeholder = Bytes(21, (byte)(place % 251)),
        Thumbnail = Thumbnail(place),
        Preview = Blob(firstBlob, 2_048),
        Original = original ? Blob(firstBlob + 1, 6_000) : null,
    };

    public static Manifest Manifest(Tier tier = Tier.Full, int pictures = 2) => new()
    {
        Tier = tier,
        Title = "Wedding, second day",
        To = "Anna",
        Packs = [Pack(1, pictures * 500)],
        Pictures = [.. Enumerable.Range(0, pictures).Select(i => Picture(i + 1, 2 + (2 * i), tier == Tier.Full))],
    };

    public static Vault Vault() => new()
    {
        Title = "Wedding, second day",
        Created = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
        Links =
        [
            new VaultLink { Number = 0, To = "Anna", Secret = new(Bytes(24)), LinkKey = Key(9), ManifestKey = Key(10), Tier = Tier.Full, Password = false },
            new VaultLink { Number = 1, To = null, Secret = new(Bytes(24, 7)), LinkKey = Key(8), ManifestKey = Key(11), Tier = Tier.View, Password = true },
        ],
        Packs = [Pack(0, 1_000)],
        Pictures = [Picture(1, 1), Picture(2, 3, original: false)],
    };

    public static FormatError Fails(Action action) => Assert.Throws<FormatErrorException>(action).Error;
}
