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

    /// <summary>How many files a key opens so; none is allowed to.</summary>
    public int CountOpened(SecretKey key, byte[] associatedData, long length)
        => files.Count(file => Try(() => SealedBytes.Open(key, associatedData, file, length)) is not null);

    /// <summary>What a key opens, whatever its true length: it is as long as its padding. Null for nothing.</summary>
    public byte[]? Text(SecretKey key, byte[] associatedData)
        => files.Select(file => Try(() => Whole(key, associatedData, file))).FirstOrDefault(text => text is not null);

    /// <summary>The one file that a key opens, as it is stored.</summary>
    public byte[] Sealed(SecretKey key, byte[] associatedData)
        => Assert.Single(files, file => Try(() => Whole(key, associatedData, file)) is not null);

    /// <summary>The vault that a manage link opens.</summary>
    public Vault Vault(string manageLink)
    {
        using LinkSecret secret = LinkText.Read(new Uri(manageLink).Fragment, LinkKind.Manage);
        using ManageKeys owner = ManageKeys.Derive(secret);
        return Assert.Single(files.Select(file => Try(() => VaultCodec.Open(file, owner.VaultKey, owner.ShareId.Span))).OfType<Vault>());
    }

    /// <summary>That one file is the vault which a manage link opens.</summary>
    public void RequireVault(string manageLink)
    {
        Vault(manageLink).Dispose();
    }

    private static byte[] Whole(SecretKey key, byte[] associatedData, byte[] file)
    {
        using var opener = new Opener(key, associatedData);
        using var source = new MemoryStream(file, writable: false);
        using var content = new MemoryStream();
        opener.CopyAsync(source, content, CancellationToken.None).GetAwaiter().GetResult();
        return content.ToArray();
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
