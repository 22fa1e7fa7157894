using System.Text.Json;

namespace Darkslide.Format;

/// <summary>Seals and opens manifests (FORMAT.md, section 5).</summary>
public static class ManifestCodec
{
    /// <summary>The most bytes of a manifest's JSON: 8 MiB with its length.</summary>
    public const int MostBytes = (8 * 1_024 * 1_024) - sizeof(uint);

    private const int LongestTitle = 200;
    private const string AfterApproval = "after-approval";

    /// <summary>The most bytes of a sealed manifest: a client need not fetch more.</summary>
    public static long MostSealedBytes => SealedSize.Of(Padding.Padme(sizeof(uint) + MostBytes));

    /// <summary>Seals a manifest for one link.</summary>
    /// <param name="manifest">What the link may see.</param>
    /// <param name="manifestKey">From <see cref="ViewingKeys.ManifestKey(SecretKey)"/>.</param>
    /// <param name="locator">The link's 16 bytes.</param>
    /// <exception cref="FormatErrorException"><see cref="FormatError.InvalidManifest"/>: it breaks the rules.</exception>
    public static byte[] Seal(Manifest manifest, SecretKey manifestKey, ReadOnlySpan<byte> locator)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        using var json = Write(manifest);
        return SealedJson.Seal(json, manifestKey, AssociatedData.For(BlobKind.Manifest, locator));
    }

    /// <summary>Opens a sealed manifest and checks every rule.</summary>
    /// <exception cref="FormatErrorException">
    /// Any class of section 4, <see cref="FormatError.UnknownVersion"/> or <see cref="FormatError.InvalidManifest"/>.
    /// </exception>
    public static Manifest Open(ReadOnlyMemory<byte> sealedManifest, SecretKey manifestKey, ReadOnlySpan<byte> locator)
    {
        if (sealedManifest.Length > MostSealedBytes) throw new FormatErrorException(FormatError.InvalidManifest, "too long");
        return SealedJson.Open(sealedManifest, manifestKey, AssociatedData.For(BlobKind.Manifest, locator), Parse);
    }

    /// <summary>Reads a manifest's JSON.</summary>
    internal static Manifest Parse(ReadOnlyMemory<byte> json) =>
        JsonMembers.Parse(json, MostBytes, FormatError.InvalidManifest, members =>
        {
            members.RequireVersion1();
            var tier = TierText.Read(members);
            var title = members.OptionalText("title", 1, LongestTitle);
            var to = members.OptionalText("to", 1, LongestTitle);
            var from = members.OptionalText("from", 1, LongestTitle);
            var logo = SenderLogoCodec.Read(members);
            int? cover = members.Has("cover") ? (int)members.Integer("cover", 0, Manifest.MostPictures - 1) : null;
            var isApproved = ReadOriginals(members, tier);
            var picks = PicksAccessCodec.ReadInManifest(members);
            try
            {
                var (packs, pictures, documents) = PictureCodec.ReadAll(members, lowestBlob: 1, originals: tier == Tier.Full);
                var manifest = new Manifest
                {
                    Tier = tier,
                    Title = title,
                    To = to,
                    From = from,
                    Logo = logo,
                    Cover = cover,
                    OriginalsAfterApproval = isApproved,
                    Picks = picks,
                    Packs = packs,
                    Pictures = pictures,
                    Documents = documents,
                };
                if (cover is null || cover < pictures.Count) return manifest;
                manifest.Dispose();
                throw members.Wrong("cover");
            }
            catch
            {
                picks?.Dispose();
                throw;
            }
        });

    /// <summary>Writes a manifest's JSON, and reads it back: what we write, every client accepts.</summary>
    internal static WipingBufferWriter Write(Manifest manifest)
    {
        var json = JsonSecrets.Document(writer => WriteMembers(writer, manifest));
        Parse(json.WrittenMemory).Dispose();
        return json;
    }

    private static bool ReadOriginals(JsonMembers members, Tier tier)
    {
        var originals = members.OptionalText("originals", 0, int.MaxValue);
        if (originals is not null && (originals != AfterApproval || tier != Tier.View)) throw members.Wrong("originals");
        return originals is not null;
    }

    private static void WriteMembers(Utf8JsonWriter writer, Manifest manifest)
    {
        writer.WriteNumber("version", 1);
        writer.WriteString("tier", TierText.Write(manifest.Tier));
        if (manifest.Title is not null) writer.WriteString("title", manifest.Title);
        if (manifest.To is not null) writer.WriteString("to", manifest.To);
        if (manifest.From is not null) writer.WriteString("from", manifest.From);
        if (manifest.Logo is not null) SenderLogoCodec.Write(writer, manifest.Logo);
        if (manifest.Cover is { } cover) writer.WriteNumber("cover", cover);
        if (manifest.OriginalsAfterApproval) writer.WriteString("originals", AfterApproval);
        PicksAccessCodec.WriteInManifest(writer, manifest.Picks);
        PictureCodec.WriteAll(writer, manifest.Packs, manifest.Pictures);
        DocumentCodec.WriteAll(writer, manifest.Documents);
    }
}
