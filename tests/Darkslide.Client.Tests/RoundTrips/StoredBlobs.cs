using Darkslide.Format;

namespace Darkslide.Client.Tests.RoundTrips;

/// <summary>Everything that a server has stored, and which keys open what.</summary>
internal sealed class StoredBlobs
{
    private readonly List<byte[]> files;

    private StoredBlobs(List<byte[]> files) => this.files = files;

    public static StoredBlobs Read(string dataFolder)
        => new([.. Directory.GetFiles(Path.Combine(dataFolder, "data", "blobs"), "*", SearchOption.AllDirectories).Select(File.ReadAllBytes)]);

    /// <summary>The one file that a key opens; there must be exactly one.</summary>
    public byte[] Open(SecretKey key, byte[] associatedData, long length)
        => Assert.Single(files.Select(file => Try(() => SealedBytes.Open(key, associatedData, file, length))).OfType<byte[]>());

    public Manifest Manifest(SecretKey key, byte[] locator)
        => Assert.Single(files.Select(file => Try(() => ManifestCodec.Open(file, key, locator))).OfType<Manifest>());

    /// <summary>That one file is the vault which a manage link opens.</summary>
    public void RequireVault(string manageLink)
    {
        using LinkSecret secret = LinkText.Read(new Uri(manageLink).Fragment, LinkKind.Manage);
        using ManageKeys owner = ManageKeys.Derive(secret);
        Assert.Single(files.Select(file => Try(() => VaultCodec.Open(file, owner.VaultKey, owner.ShareId.Span))).OfType<Vault>()).Dispose();
    }

    private static T? Try<T>(Func<T> open)
        where T : class
    {
        try
        {
            return open();
        }
        catch (FormatErrorException)
        {
            return null;
        }
    }
}
