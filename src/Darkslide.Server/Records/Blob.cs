using System.Data.Common;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>A row of <c>blobs</c>: a complete blob and its name in the store.</summary>
internal sealed record Blob(int Number, long Size, string Name)
{
    public static Blob? Find(Sql sql, long share, int number) => sql.One(
        "SELECT number, size, name FROM blobs WHERE share = @share AND number = @number",
        Read,
        ("@share", share),
        ("@number", number));

    public static List<Blob> AllOf(Sql sql, long share)
        => sql.All("SELECT number, size, name FROM blobs WHERE share = @share ORDER BY number", Read, ("@share", share));

    public static HashSet<int> NumbersOf(Sql sql, long share)
        => [.. sql.All("SELECT number FROM blobs WHERE share = @share", row => row.GetInt32(0), ("@share", share))];

    private static Blob Read(DbDataReader row) => new(row.GetInt32(0), row.GetInt64(1), row.GetString(2));
}
