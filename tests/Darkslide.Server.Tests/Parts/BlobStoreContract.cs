using System.Security.Cryptography;
using Darkslide.Server.Blobs;
using Darkslide.Server.Records;

namespace Darkslide.Server.Tests.Parts;

/// <summary>What every blob store must do. Each store's test class derives from this one.</summary>
public abstract class BlobStoreContract
{
    private readonly string name = RandomNames.Blob();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(262_143)]
    [InlineData(262_144)]
    [InlineData(1_000_003)]
    public async Task What_is_written_is_read_from_any_offset(int length)
    {
        byte[] content = RandomNumberGenerator.GetBytes(length);
        await Write(0, content);
        await Store().Complete(name, length, Cancel);
        foreach (int offset in new[] { 0, length / 3, length })
        {
            Assert.Equal(content[offset..], await Read(name, offset));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../../../../../../../tmp/00000000000")]
    [InlineData("/tmp/000000000000000000000000000")]
    [InlineData("0000/0000000000000000000000000000")]
    [InlineData("000000000000000000000000000000\u0000a")]
    [InlineData("0000000000000000000000000000000")]
    [InlineData("000000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000A")]
    [InlineData("\u0660000000000000000000000000000000")]
    public async Task What_is_no_name_leads_nowhere(string trick)
    {
        await Assert.ThrowsAsync<StoreException>(() => Store().WritePart(trick, 0, new MemoryStream([1]), Cancel));
        await Assert.ThrowsAsync<StoreException>(() => Store().Complete(trick, 0, Cancel));
        await Assert.ThrowsAsync<StoreException>(() => Store().Open(trick, 0, Cancel));
        // Nothing can lie there: whoever deletes isn't kept from the right names that stand before and behind it.
        string other = RandomNames.Blob();
        byte[] content = RandomNumberGenerator.GetBytes(1_000);
        foreach (string right in (string[])[name, other])
        {
            await Store().WritePart(right, 0, new MemoryStream(content), Cancel);
            await Store().Complete(right, content.Length, Cancel);
        }

        await Store().Delete([name, trick, other], Cancel);
        Assert.False(await Holds(content));
    }

    [Fact]
    public async Task Parts_follow_one_another()
    {
        byte[] content = RandomNumberGenerator.GetBytes(300_000);
        await Write(0, content[..100_001]);
        await Write(100_001, content[100_001..100_001]);
        await Write(100_001, content[100_001..]);
        await Store().Complete(name, content.Length, Cancel);
        Assert.Equal(content, await Read(name, 0));
    }

    [Fact]
    public async Task A_part_that_was_written_but_not_noted_is_overwritten()
    {
        byte[] content = RandomNumberGenerator.GetBytes(200_000);
        await Write(0, content[..100_000]);
        await Write(100_000, RandomNumberGenerator.GetBytes(150_000));
        await Write(100_000, content[100_000..]);
        await Store().Complete(name, content.Length, Cancel);
        Assert.Equal(content, await Read(name, 0));
    }

    [Fact]
    public async Task A_blob_completed_but_not_noted_is_taken_up_again()
    {
        byte[] content = RandomNumberGenerator.GetBytes(200_000);
        await Write(0, content[..100_000]);
        await Write(100_000, content[100_000..]);
        await Store().Complete(name, content.Length, Cancel);
        await Write(100_000, content[100_000..]);
        await Store().Complete(name, content.Length, Cancel);
        Assert.Equal(content, await Read(name, 0));
    }

    [Fact]
    public async Task A_blob_written_in_one_part_and_not_noted_is_written_anew()
    {
        byte[] content = RandomNumberGenerator.GetBytes(50_000);
        await Write(0, RandomNumberGenerator.GetBytes(50_000));
        await Store().Complete(name, content.Length, Cancel);
        await Write(0, content);
        await Store().Complete(name, content.Length, Cancel);
        Assert.Equal(content, await Read(name, 0));
    }

    [Fact]
    public async Task Nothing_can_be_read_before_it_is_complete()
    {
        await Write(0, RandomNumberGenerator.GetBytes(1_000));
        Assert.Null(await Store().Open(name, 0, Cancel));
    }

    [Fact]
    public async Task A_blob_with_a_part_missing_does_not_become_complete()
    {
        await Write(0, RandomNumberGenerator.GetBytes(1_000));
        await Assert.ThrowsAsync<StoreException>(() => Store().Complete(name, 1_001, Cancel));
        await Assert.ThrowsAsync<StoreException>(() => Write(1_001, [1]));
    }

    [Fact]
    public async Task What_is_deleted_is_gone_complete_or_not_and_missing_is_no_fault()
    {
        string unfinished = RandomNames.Blob();
        byte[] content = RandomNumberGenerator.GetBytes(1_000);
        await Write(0, content);
        await Store().Complete(name, content.Length, Cancel);
        await Store().WritePart(unfinished, 0, new MemoryStream(content), Cancel);
        await Store().Delete([name, unfinished, RandomNames.Blob()], Cancel);
        await Store().Delete([name], Cancel);
        Assert.Null(await Store().Open(name, 0, Cancel));
        Assert.False(await Holds(content));
    }

    [Fact]
    public async Task Who_reads_while_it_is_deleted_reads_to_the_end_or_fails()
    {
        byte[] content = RandomNumberGenerator.GetBytes(600_000);
        await Write(0, content);
        await Store().Complete(name, content.Length, Cancel);
        using BlobReading reading = (await Store().Open(name, 0, Cancel))!;
        await Store().Delete([name], Cancel);
        byte[] buffer = new byte[content.Length];
        int read = 0;
        while (await reading.Read(buffer.AsMemory(read), Cancel) is > 0 and int more)
        {
            read += more;
        }

        Assert.Equal(content[..read], buffer[..read]);
    }

    [Fact]
    public void It_tells_how_much_room_there_is() => Assert.True(Store().Room() > 0);

    /// <summary>The store under test, the same for one test.</summary>
    private protected abstract IBlobStore Store();

    /// <summary>Whether these bytes can be found anywhere in it.</summary>
    protected abstract Task<bool> Holds(byte[] content);

    private Task<long> Write(long offset, byte[] part) => Store().WritePart(name, offset, new MemoryStream(part), Cancel);

    private async Task<byte[]> Read(string blob, long offset)
    {
        using BlobReading reading = (await Store().Open(blob, offset, Cancel))!;
        using var all = new MemoryStream();
        byte[] buffer = new byte[70_000];
        while (await reading.Read(buffer, Cancel) is > 0 and int read)
        {
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }
}
