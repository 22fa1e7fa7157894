using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Links;

/// <summary>What is told about a link without proof. Changes nothing; every link that can't be looked at answers alike.</summary>
internal sealed class DescribeLink(IDatabase database, DeadlineClock clock, int leaseSeconds)
{
    public Result<DescribeAnswer> Run(byte[] locator)
    {
        DateTimeOffset now = clock.Now;
        LinkNow? link = database.Read(sql => Find(sql, locator, now.Milliseconds()));
        if (link is not { HasViewsLeft: true })
        {
            return ProblemCodes.LinkUnavailable;
        }

        return NotStarted.Refusal(link.Link, clock.Certain) is { } early ? early : Answer(link, now, Passkey(link.Link));
    }

    private static LinkNow? Find(Sql sql, byte[] locator, long now)
        => LinkKeys.Find(sql, locator) is { } keys && Link.AtSlot(sql, keys.Slot) is { } link && link.LivesAt(now)
            ? LinkNow.Of(link, Opening.UnsettledOf(sql, link.Id), now)
            : null;

    private PasskeyWanted? Passkey(Link link)
    {
        if (!link.AsksPasskey)
        {
            return null;
        }

        byte[]? credential = database.Read(sql => Records.Passkey.Find(sql, link.Id))?.Credential.Id;
        return new PasskeyWanted { Step = credential is null ? PasskeyWanted.Register : PasskeyWanted.Needed, Credential = credential };
    }

    private DescribeAnswer Answer(LinkNow now, DateTimeOffset time, PasskeyWanted? passkey) => new()
    {
        Tier = now.Link.Tier,
        Expires = Moments.Time(now.Link.Expires!.Value),
        Now = time,
        Password = Cost(now.Link),
        Views = now.Link.ViewLimit is { } limit ? new ViewsLeft { Limit = limit, Left = limit - now.Views } : null,
        UntilDownloaded = now.Link.UntilDownloaded,
        Locked = now.Link.IsLocked,
        LeaseSeconds = leaseSeconds,
        ShowSeconds = now.Link.ShowFor,
        Code = now.Link.AsksCode ? new CodeWanted() : null,
        Passkey = passkey,
        Devices = now.Link.Devices is { } devices ? new DevicesLimit { Limit = devices } : null,
    };

    private static PasswordCost? Cost(Link link)
        => link.PasswordMemory is { } memory ? new PasswordCost { MemoryKiB = memory, Passes = link.PasswordPasses!.Value } : null;
}
