using System.Data.Common;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>A row of <c>reports</c>: what a viewer told the operator of a link. Remark and secret are sealed under the instance key.</summary>
internal sealed record Report(long Id, long Share, int Link, string Kind, long Minute, byte[]? Note, byte[]? Secret)
{
    /// <summary>Of one share: an operator knows enough then.</summary>
    public const int Most = 20;

    private const string Select = "SELECT id, share, link, kind, minute, note, secret FROM reports ";

    public static List<Report> All(Sql sql) => sql.All(Select + "ORDER BY id", Read);

    public static int Delete(Sql sql, long id) => sql.Execute("DELETE FROM reports WHERE id = @id", ("@id", id));

    public static void DeleteOf(Sql sql, long share) => sql.Execute("DELETE FROM reports WHERE share = @share", ("@share", share));

    /// <summary>A link that has ended leaves its secret nowhere.</summary>
    public static void ForgetSecret(Sql sql, long share, int link)
        => sql.Execute("UPDATE reports SET secret = NULL WHERE share = @share AND link = @link AND secret IS NOT NULL", ("@share", share), ("@link", link));

    private static Report Read(DbDataReader row)
        => new(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.GetInt64(4), row.Bytes(5), row.Bytes(6));
}
