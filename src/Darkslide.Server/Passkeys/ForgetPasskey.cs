using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Ending;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Passkeys;

/// <summary>Destroys a link's passkey, so that another can be registered: for whoever lost theirs. Said again it changes nothing. What is open goes on until its lease is over.</summary>
internal sealed class ForgetPasskey(IDatabase database, DeadlineClock clock, Aftermath aftermath)
{
    public async Task<Result<Done>> Run(long shareId, int number)
    {
        Result<Done> result = await database.Decide(decision => Decide(decision, shareId, number));
        if (result.Refusal is null)
        {
            await aftermath.Done();
        }

        return result;
    }

    private Result<Done> Decide(Decision decision, long shareId, int number)
    {
        DateTimeOffset now = clock.Now;
        Result<Link> found = LivingLink.Find(decision.Sql, shareId, number, now.Milliseconds());
        if (found.Value is not { } link)
        {
            return found.Refusal!;
        }

        if (!link.AsksPasskey)
        {
            return ProblemCodes.NoPasskeyWanted;
        }

        if (Passkey.Find(decision.Sql, link.Id) is not null)
        {
            Passkey.DeleteOfLink(decision.Sql, link.Id);
            decision.Cleanse();
            Events.Note(decision, shareId, number, Events.PasskeyForgotten, now.Minutes());
        }

        return default(Done);
    }
}
