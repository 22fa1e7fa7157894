using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Links;

/// <summary>Gives a link its ten tries again.</summary>
internal sealed class UnlockLink(IDatabase database, DeadlineClock clock)
{
    public Task<Result<Done>> Run(long shareId, int number) => database.Decide<Result<Done>>(decision =>
    {
        DateTimeOffset now = clock.Now;
        Result<Link> found = LivingLink.Find(decision.Sql, shareId, number, now.Milliseconds());
        if (found.Value is not { } link)
        {
            return found.Refusal!;
        }

        decision.Sql.Execute("UPDATE links SET wrong = 0, wrong_codes = 0 WHERE id = @link", ("@link", link.Id));
        Events.Note(decision, shareId, number, Events.Unlocked, now.Minutes());
        return default(Done);
    });
}
