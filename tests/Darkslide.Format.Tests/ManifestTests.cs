namespace Darkslide.Format.Tests;

public sealed class ManifestTests
{
    [Theory, InlineData(Tier.Full), InlineData(Tier.View)]
    public void A_manifest_comes_back_as_it_was(Tier tier)
    {
        using var key = Samples.Key();
        using var manifest = Samples.Manifest(tier);
        using var opened = ManifestCodec.Open(ManifestCodec.Seal(manifest, key, Samples.Id), key, Samples.Id);
        Assert.Equal((manifest.Tier, manifest.Title, manifest.To), (opened.Tier, opened.Title, opened.To));
        foreach (var (was, now) in manifest.Packs.Zip(opened.Packs)) AssertSame(was, now);
        foreach (var (was, now) in manifest.Pictures.Zip(opened.Pictures)) AssertSame(was, now);
    }

    [Fact]
    public void A_vault_comes_back_as_it_was()
    {
        using var key = Samples.Key();
        using var vault = Samples.Vault();
        using var opened = VaultCodec.Open(VaultCodec.Seal(vault, key, Samples.Id), key, Samples.Id);
        Assert.Equal((vault.Title, vault.Created), (opened.Title, opened.Created));
        foreach (var (was, now) in vault.Links.Zip(opened.Links))
        {
            Assert.Equal((was.Number, was.To, was.Tier, was.Password), (now.Number, now.To, now.Tier, now.Password));
            Assert.True(was.Secret.Matches(now.Secret.Bytes));
            Assert.True(was.LinkKey.Matches(now.LinkKey.Bytes));
            Assert.True(was.ManifestKey.Matches(now.ManifestKey.Bytes));
        }

        foreach (var (was, now) in vault.Packs.Zip(opened.Packs)) AssertSame(was, now);
        foreach (var (was, now) in vault.Pictures.Zip(opened.Pictures)) AssertSame(was, now);
    }

    [Fact]
    public void The_largest_manifest_fits()
    {
        using var key = Samples.Key();
        using var manifest = Samples.Manifest(pictures: Manifest.MostPictures);
        var names = manifest.Pictures.Select(p => p.Name).Distinct(PictureName.Comparer).Count();
        Assert.Equal(Manifest.MostPictures, names);
        using var opened = ManifestCodec.Open(ManifestCodec.Seal(manifest, key, Samples.Id), key, Samples.Id);
        Assert.Equal(Manifest.MostPictures, opened.Pictures.Count);
    }

    [Fact]
    public void An_invalid_manifest_is_not_written()
    {
        using var key = Samples.Key();
        using var good = Samples.Manifest();
        using var bad = new Manifest { Tier = Tier.View, Packs = good.Packs, Pictures = good.Pictures };
        Assert.Equal(FormatError.InvalidManifest, Samples.Fails(() => ManifestCodec.Seal(bad, key, Samples.Id)));
    }

    [Fact]
    public void Disposing_zeroes_the_keys()
    {
        var manifest = Samples.Manifest();
        manifest.Dispose();
        Assert.Throws<ObjectDisposedException>(() => manifest.Packs[0].Key.Bytes.Length);
        Assert.Throws<ObjectDisposedException>(() => manifest.Pictures[0].Preview.Key.Bytes.Length);
    }

    private static void AssertSame(ManifestPicture was, ManifestPicture now)
    {
        Assert.Equal((was.Name, was.Caption, was.Width, was.Height), (now.Name, now.Caption, now.Width, now.Height));
        Assert.Equal(was.Placeholder?.ToArray(), now.Placeholder?.ToArray());
        Assert.Equal(was.Thumbnail, now.Thumbnail);
        AssertSame(was.Preview, now.Preview);
        Assert.Equal(was.Original is null, now.Original is null);
        if (was.Original is not null) AssertSame(was.Original, now.Original!);
    }

    private static void AssertSame(Pack was, Pack now)
    {
        Assert.Equal((was.Blob, was.Length), (now.Blob, now.Length));
        Assert.Equal(was.Id.ToArray(), now.Id.ToArray());
        Assert.True(was.Key.Matches(now.Key.Bytes));
    }

    private static void AssertSame(BlobReference was, BlobReference now)
    {
        Assert.Equal((was.Blob, was.Length, was.MediaType, was.Width, was.Height), (now.Blob, now.Length, now.MediaType, now.Width, now.Height));
        Assert.Equal(was.Id.ToArray(), now.Id.ToArray());
        Assert.True(was.Key.Matches(now.Key.Bytes));
    }
}
