using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.SignIn;

/// <summary>
/// Lets a browser or program use the one pass of whoever signed in, which is made with their first sign-in. What was used of it stays used, and
/// one that the operator stopped stays stopped.
/// </summary>
internal sealed class GrantSignIn(IDatabase database, DeadlineClock clock, InstanceKey key, SignInOptions options, Action<long> deadlineSet)
{
    public Task<Result<SenderPass>> Run(SignedIn person, PassProof proof) => database.Decide(decision => In(decision, person, proof));

    /// <summary>Within another decision.</summary>
    public Result<SenderPass> In(Decision decision, SignedIn person, PassProof proof)
    {
        Sql sql = decision.Sql;
        DateTimeOffset now = clock.Now;
        if (Pass.Find(sql, proof.PassId) is { } taken)
        {
            bool isSame = Pass.Of(sql, person.Subject)?.Id == taken.Id && CryptographicOperations.FixedTimeEquals(taken.TokenHash, proof.TokenHash);
            return isSame ? ToldPass.Of(taken, now) : ProblemCodes.SignInUsed;
        }

        Pass? pass = Pass.Of(sql, person.Subject);
        if (pass?.Stopped is not null)
        {
            return ProblemCodes.PassStopped;
        }

        long until = now.Milliseconds() + (options.LifeSeconds * 1_000L);
        long id = pass is null ? Make(sql, person, now, until) : Renew(sql, pass, person, until);
        SignInKeys.Add(sql, id, proof.PassId, proof.TokenHash, until);
        decision.Cleanse();
        decision.AfterCommit(() => deadlineSet(until));
        return ToldPass.Of(Pass.Find(sql, proof.PassId), now);
    }

    // No token is the pass's own: nobody has one that hashes to this.
    private long Make(Sql sql, SignedIn person, DateTimeOffset now, long until)
    {
        byte[] place = RandomNumberGenerator.GetBytes(Limits.IdBytes);
        return sql.Number(
            """
            INSERT INTO passes (pass_id, token_hash, name, created, until, byte_limit, day_limit, used, day, used_today, subject)
            VALUES (@pass, @hash, @name, @minute, @until, @bytes, @per_day, 0, 0, 0, @subject) RETURNING id
            """,
            ("@pass", place),
            ("@hash", RandomNumberGenerator.GetBytes(Limits.KeyBytes)),
            ("@name", key.Texts.Seal(person.Name, place)),
            ("@minute", now.Minutes()),
            ("@until", until),
            ("@bytes", Limit(options.PassBytes)),
            ("@per_day", Limit(options.PassBytesPerDay)),
            ("@subject", person.Subject))!.Value;
    }

    private long Renew(Sql sql, Pass pass, SignedIn person, long until)
    {
        sql.Execute(
            "UPDATE passes SET name = @name, until = @until, byte_limit = @bytes, day_limit = @per_day WHERE id = @pass",
            ("@name", key.Texts.Seal(person.Name, pass.PassId)),
            ("@until", Math.Max(until, pass.Until ?? 0)),
            ("@bytes", Limit(options.PassBytes)),
            ("@per_day", Limit(options.PassBytesPerDay)),
            ("@pass", pass.Id));
        return pass.Id;
    }

    private static long? Limit(long bytes) => bytes == 0 ? null : bytes;
}
