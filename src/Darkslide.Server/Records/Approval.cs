using System.Data.Common;
using Darkslide.Protocol;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>
/// A row of <c>approvals</c>: somebody signed in for a program, which has not brought the number yet. It stays until its end also when it was
/// used up, so that one sign-in is approved once.
/// </summary>
internal sealed record Approval(long Id, byte[] Subject, byte[] Name, byte[] CodeHash, int Tries)
{
    public static Approval? Find(Sql sql, byte[] signIn) => sql.One(
        "SELECT id, subject, name, code_hash, tries FROM approvals WHERE sign_in = @sign_in", Read, ("@sign_in", signIn));

    public static void Add(Sql sql, byte[] signIn, byte[] subject, byte[] name, byte[] codeHash, long expires) => sql.Execute(
        "INSERT INTO approvals (sign_in, subject, name, code_hash, tries, expires) VALUES (@sign_in, @subject, @name, @code, 0, @expires)",
        ("@sign_in", signIn),
        ("@subject", subject),
        ("@name", name),
        ("@code", codeHash),
        ("@expires", expires));

    /// <summary>Counts a wrong number.</summary>
    public static void Try(Sql sql, long id) => sql.Execute("UPDATE approvals SET tries = tries + 1 WHERE id = @id", ("@id", id));

    public static void UseUp(Sql sql, long id) => sql.Execute("UPDATE approvals SET tries = @most WHERE id = @id", ("@id", id), ("@most", Limits.SignInTries));

    public static void ForgetOver(Sql sql, long now) => sql.Execute("DELETE FROM approvals WHERE expires <= @now", ("@now", now));

    private static Approval Read(DbDataReader row) => new(row.GetInt64(0), row.Bytes(1)!, row.Bytes(2)!, row.Bytes(3)!, row.GetInt32(4));
}
