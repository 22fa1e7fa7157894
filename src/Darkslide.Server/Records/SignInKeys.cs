using Darkslide.Protocol;
using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>Rows of <c>sign_ins</c>: what each browser and program shows that was signed in to a pass, and until when.</summary>
internal static class SignInKeys
{
    /// <summary>Adds one; the oldest goes where there are too many.</summary>
    public static void Add(Sql sql, long pass, byte[] passId, byte[] tokenHash, long until)
    {
        sql.Execute(
            "DELETE FROM sign_ins WHERE pass = @pass AND id NOT IN (SELECT id FROM sign_ins WHERE pass = @pass ORDER BY until DESC, id DESC LIMIT @most)",
            ("@pass", pass),
            ("@most", Limits.SignIns - 1));
        sql.Execute(
            "INSERT INTO sign_ins (pass, pass_id, token_hash, until) VALUES (@pass, @pass_id, @hash, @until)",
            ("@pass", pass),
            ("@pass_id", passId),
            ("@hash", tokenHash),
            ("@until", until));
    }

    public static void ForgetOf(Sql sql, long pass) => sql.Execute("DELETE FROM sign_ins WHERE pass = @pass", ("@pass", pass));

    public static void ForgetOver(Sql sql, long until) => sql.Execute("DELETE FROM sign_ins WHERE until <= @until", ("@until", until));
}
