using Darkslide.Protocol.Messages;
using Darkslide.Server.Database;

namespace Darkslide.Server.Blobs;

/// <summary>How much the store may still take: as the operator set it, and as the disk has room.</summary>
internal sealed class StoreQuota(StoreOptions options, IBlobStore store)
{
    /// <summary>Whether the disk has room. Asked before a decision, never in one: it is a call to the store.</summary>
    public bool HasRoom(long size) => store.Room() - options.ReserveBytes >= size;

    /// <summary>
    /// Whether the quota allows <paramref name="size"/> bytes more. Asked in the decision that makes room for them. What is under way counts
    /// as whole: blobs with their share, documents (vault, picks) as uploads.
    /// </summary>
    public bool Allows(Sql sql, long size) => Left(sql) is not { } left || size <= left;

    /// <summary>What the quota has left in bytes; null where there is none.</summary>
    public long? Left(Sql sql) => options.QuotaBytes == 0 ? null : Math.Max(0, options.QuotaBytes - Used(sql));

    /// <summary>For the operator.</summary>
    public PassUse Use(Sql sql) => new() { Limit = options.QuotaBytes == 0 ? null : options.QuotaBytes, Used = Used(sql) };

    private static long Used(Sql sql)
    {
        long stored = sql.Number("SELECT SUM(bytes + vault_bytes) FROM shares") ?? 0;
        long underWay = sql.Number("SELECT SUM(size) FROM uploads WHERE number < 0") ?? 0;
        return stored + underWay;
    }
}
