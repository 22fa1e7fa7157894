using System.Data.Common;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>A row of <c>picks</c>: there for every link that takes picks, and kept when the link ends, until its share is forgotten.</summary>
internal sealed record LinkPicks(long Link, bool Shared, string? Name, long Bytes, long Version)
{
    private const string Select = "SELECT p.link, p.shared, p.name, p.bytes, p.version FROM picks p ";

    public static LinkPicks? Find(Sql sql, long link) => sql.One(Select + "WHERE p.link = @link", Read, ("@link", link));

    public static List<LinkPicks> OfShare(Sql sql, long share)
        => sql.All(Select + "JOIN links l ON l.id = p.link WHERE l.share = @share", Read, ("@share", share));

    public static void Add(Sql sql, long link, bool shared)
        => sql.Execute("INSERT INTO picks (link, shared, bytes, version) VALUES (@link, @shared, 0, 0)", ("@link", link), ("@shared", shared ? 1 : 0));

    private static LinkPicks Read(DbDataReader row) => new(row.GetInt64(0), row.GetInt32(1) != 0, row.Text(2), row.GetInt64(3), row.GetInt64(4));
}
