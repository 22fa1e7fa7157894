using System.Diagnostics;
using System.Security.Cryptography;
using Darkslide.Server.Blobs;
using Darkslide.Server.Database;
using Darkslide.Server.Records;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.Parts;

/// <summary>The contract on a folder, and a disk that is full.</summary>
public sealed class FolderBlobStoreTests : BlobStoreContract, IDisposable
{
    private readonly string folder = TestServer.NewFolder();
    private FolderBlobStore? store;

    [Fact]
    public async Task A_full_disk_is_told_as_such_and_what_was_there_stays()
    {
        Assert.SkipUnless(Mount("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder), "Mounting a small disk needs root.");
        try
        {
            CancellationToken cancel = TestContext.Current.CancellationToken;
            byte[] kept = RandomNumberGenerator.GetBytes(300_000);
            string name = RandomNames.Blob();
            await Store().WritePart(name, 0, new MemoryStream(kept), cancel);
            await Store().Complete(name, kept.Length, cancel);

            string large = RandomNames.Blob();
            await Assert.ThrowsAsync<StorageFullException>(() => Store().WritePart(large, 0, new MemoryStream(new byte[2_000_000]), cancel));

            await Store().Delete([large], cancel);
            Assert.True(await Holds(kept));
            Assert.True(Store().Room() > 500_000);
        }
        finally
        {
            Assert.True(Mount("umount", folder));
        }
    }

    private static bool Mount(string command, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private protected override IBlobStore Store() => store ??= new FolderBlobStore(Path.Combine(folder, "blobs"));

    protected override Task<bool> Holds(byte[] content) => Task.FromResult(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(content) >= 0));
}
