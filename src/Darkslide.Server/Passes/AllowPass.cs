using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Passes;

/// <summary>Lets somebody sign in again whose signed-in pass was stopped. What was signed in before stays out.</summary>
internal sealed class AllowPass(IDatabase database, DeadlineClock clock)
{
    public Task<Result<Done>> Run(int number) => database.Decide<Result<Done>>(decision =>
    {
        if (Pass.Find(decision.Sql, number) is not { } pass)
        {
            return ProblemCodes.NoSuchPass;
        }

        if (!pass.SignedIn)
        {
            return ProblemCodes.NotSignedIn;
        }

        if (pass.Stopped is not null)
        {
            SignInKeys.ForgetOf(decision.Sql, pass.Id);
            decision.Sql.Execute("UPDATE passes SET stopped = NULL, until = @now WHERE id = @pass", ("@now", clock.Now.Milliseconds()), ("@pass", pass.Id));
            decision.Cleanse();
        }

        return default(Done);
    });
}
