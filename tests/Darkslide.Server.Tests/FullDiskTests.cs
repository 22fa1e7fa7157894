using System.Diagnostics;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests;

/// <summary>A full disk refuses new uploads with a clear answer and harms nothing that exists. On a small file system of its own.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_refuses_uploads_and_harms_nothing_that_exists()
    {
        string folder = TestServer.NewFolder();
        Assert.True(Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder) == 0, "This test must mount a small file system: run it as root, or where mounting is permitted.");
        try
        {
            await FillUp(folder);
        }
        finally
        {
            Run("umount", "-l", folder);
            Directory.Delete(folder);
        }
    }

    private static async Task FillUp(string folder)
    {
        TestServer server = await TestServer.Start(folder: folder);
        Owner owner = await Owner.Publish(server, 2, 100_000, _ => { }, _ => { });
        TestLink link = owner.Links[0];
        OpenAnswer opening = (await link.Open())!;
        var other = new Owner(server);
        await other.Draft(0);
        string address = (await Owner.Done(await other.Begin(0, 1_000_000))).Headers.Location!.ToString();
        string filler = Path.Combine(folder, "filler");
        await File.WriteAllBytesAsync(filler, new byte[new DriveInfo(folder).AvailableFreeSpace - 600_000]);
        Assert.Equal("storage-full", await TestLink.Code(await other.Patch(address, 0, Owner.Part(new byte[1_000_000]))));
        Assert.Equal("storage-full", await TestLink.Code(await other.Begin(1, 1_000_000)));

        // What exists is looked at, and ends, as ever.
        Assert.Equal(owner.Blobs[1], await (await Owner.Done(await link.Fetch(opening.Ticket, 1))).Content.ReadAsByteArrayAsync());
        Assert.NotNull(await link.Open());
        await Owner.Done(await owner.RevokeLink(1));

        // Not one byte left: even then what is there can be read, and no answer is a fault of the server.
        FillWholly(filler + "2");
        using HttpResponseMessage last = await link.TryOpen();
        Assert.True(last.IsSuccessStatusCode || await TestLink.Code(last) == "storage-full", "A full disk is a fault.");
        using HttpResponseMessage blob = await link.Fetch(opening.Ticket, 0);
        Assert.Equal(owner.Blobs[0], await blob.Content.ReadAsByteArrayAsync());
        File.Delete(filler);
        File.Delete(filler + "2");
        Assert.NotNull(await link.Open());
        await Owner.Done(await other.Patch(address, 0, Owner.Part(new byte[1_000_000])));
        await Owner.Done(await owner.RevokeShare());
        await server.Stop();
    }

    private static void FillWholly(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[4_096]);
            }
        }
        catch (IOException)
        {
            // Now it is full.
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
