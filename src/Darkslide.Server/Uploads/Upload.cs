using System.Data.Common;
using Darkslide.Server.Database;

namespace Darkslide.Server.Uploads;

/// <summary>A row of <c>uploads</c>: a blob that is not complete yet. A vault that is being written has number -1, picks have one below. <see cref="ChargedDay"/> is the day on which its size was taken from the share's pass.</summary>
internal sealed record Upload(string Id, long Share, int Number, long Size, long Arrived, long Expires, string Name, long? ChargedDay = null)
{
    public const int VaultNumber = -1;

    /// <summary>A number for a document that is being written beside others: below all that mean something.</summary>
    public static int DocumentNumber() => -2 - System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue - 2);

    private const string Select = "SELECT id, share, number, size, arrived, expires, name, charged_day FROM uploads ";

    public static Upload? Find(Sql sql, long share, string id)
        => sql.One(Select + "WHERE id = @id AND share = @share", Read, ("@id", id), ("@share", share));

    public static Upload? Of(Sql sql, long share, int number)
        => sql.One(Select + "WHERE share = @share AND number = @number", Read, ("@share", share), ("@number", number));

    public static void Add(Sql sql, Upload upload) => sql.Execute(
        "INSERT INTO uploads (id, share, number, size, arrived, expires, name, charged_day) VALUES (@id, @share, @number, @size, @arrived, @expires, @name, @day)",
        ("@id", upload.Id),
        ("@share", upload.Share),
        ("@number", upload.Number),
        ("@size", upload.Size),
        ("@arrived", upload.Arrived),
        ("@expires", upload.Expires),
        ("@name", upload.Name),
        ("@day", upload.ChargedDay));

    public static int Delete(Sql sql, string id) => sql.Execute("DELETE FROM uploads WHERE id = @id", ("@id", id));

    private static Upload Read(DbDataReader row)
        => new(row.GetString(0), row.GetInt64(1), row.GetInt32(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetString(6), row.Long(7));
}
