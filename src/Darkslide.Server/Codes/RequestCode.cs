using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Codes;

/// <summary>
/// Makes a code for an address and, where the link's sender named that address or its domain, has it sent. A right and a wrong address leave the
/// same kind of row, get the same answer, and cost the same work before it: the message goes out behind it.
/// </summary>
internal sealed class RequestCode(IDatabase database, DeadlineClock clock, CodeHashes hashes, CodeQueue queue, LinkDoor door, Action<long> deadlineSet)
{
    /// <summary>Codes of one link that are good at once, besides its listed addresses'.</summary>
    private const int MostTyped = 100;

    public async Task<Result<CodeAnswer>> Run(CodeRequest request)
    {
        string code = CodeHashes.NewCode();
        byte[] address = ViewerAddress.Hash(request.AddressKey, request.Address);
        byte[] domain = ViewerAddress.Hash(request.AddressKey, ViewerAddress.DomainEntry(request.Address));
        byte[] codeHash = hashes.Of(request.Locator, address, code);
        return await database.Decide<Result<CodeAnswer>>(decision =>
        {
            Result<Link> found = door(decision, request.Locator, request.Access);
            if (found.Value is not { } link)
            {
                return found.Refusal!;
            }

            Result<bool> made = Make(decision, link, address, domain, codeHash);
            if (made.Refusal is { } refusal)
            {
                return refusal;
            }

            var message = new CodeMail(made.Value ? request.Address : null, code, request.Language);
            decision.AfterCommit(() => queue.Offer(message));
            return new CodeAnswer { Expires = Moments.Time(clock.Now.Milliseconds() + Lifetime), NextSeconds = Limits.CodePauseSeconds };
        });
    }

    private const long Lifetime = Limits.CodeSeconds * 1_000L;
    private const long Pause = Limits.CodePauseSeconds * 1_000L;

    /// <summary>Whether the address is one of the sender's.</summary>
    private Result<bool> Make(Decision decision, Link link, byte[] address, byte[] domain, byte[] codeHash)
    {
        if (!link.AsksCode)
        {
            return ProblemCodes.NoCodeWanted;
        }

        Sql sql = decision.Sql;
        long now = clock.Now.Milliseconds();
        Address? there = Address.Find(sql, link.Id, address);
        if (there?.Sent + Pause > now)
        {
            return TooSoon(there!.Sent!.Value + Pause - now);
        }

        if (there is null && Address.TypedOf(sql, link.Id) >= MostTyped)
        {
            return TooSoon(Pause);
        }

        bool isListed = Address.IsListed(sql, link.Id, domain) | there is { Listed: true };
        Address.SetCode(sql, link.Id, address, isListed ? codeHash : hashes.Of(new byte[Limits.IdBytes], address, CodeHashes.NewCode()), now, now + Lifetime);
        decision.Cleanse();
        decision.AfterCommit(() => deadlineSet(now + Lifetime));
        return isListed;
    }

    private static Refusal TooSoon(long milliseconds) => new(ProblemCodes.TooManyRequests) { RetryAfter = (int)((milliseconds + 999) / 1_000) };
}

/// <summary>Lets whoever has a link and its proof to it, by the same rules and the same counting as opening does.</summary>
internal delegate Result<Link> LinkDoor(Decision decision, byte[] locator, byte[] access);
