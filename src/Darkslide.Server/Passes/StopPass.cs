using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Passes;

/// <summary>Stops a pass for good: nothing more is sent with it, what was sent stays its owner's.</summary>
internal sealed class StopPass(IDatabase database, DeadlineClock clock)
{
    public Task<Result<Done>> Run(int number) => database.Decide<Result<Done>>(decision =>
    {
        if (Pass.Find(decision.Sql, number) is null)
        {
            return ProblemCodes.NoSuchPass;
        }

        Pass.Stop(decision.Sql, number, clock.Now);
        return default(Done);
    });
}
