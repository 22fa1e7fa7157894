using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.Links;

/// <summary>Adds a link to a draft, or to a live share, where its time begins at once.</summary>
internal sealed class AddLink(IDatabase database, DeadlineClock clock, InstanceKey key, Action<long> deadlineSet)
{
    public sealed record Added(bool IsNew);

    public Task<Result<Added>> Run(long shareId, AddLinkRequest request)
    {
        byte[] sealedHalf = key.Seal(request.KeyHalf, request.Locator);
        return database.Decide(decision => Decide(decision, shareId, request, sealedHalf));
    }

    private Result<Added> Decide(Decision decision, long shareId, AddLinkRequest request, byte[] sealedHalf)
    {
        Sql sql = decision.Sql;
        if (Share.Find(sql, shareId) is not { } share)
        {
            return ProblemCodes.NotOwner;
        }

        if (Link.Find(sql, shareId, request.Number) is { } there)
        {
            return IsSame(sql, there, request) ? new Added(false) : ProblemCodes.LinkExists;
        }

        if (share.State == Share.Ended)
        {
            return ProblemCodes.ShareEnded;
        }

        if (PassCharges.Refused(sql, share, clock.Now) is { } stopped)
        {
            return stopped;
        }

        if (LinkKeys.Find(sql, request.Locator) is not null)
        {
            return ProblemCodes.LinkExists;
        }

        if (share.State == Share.Live && MissingBlobs.Of(sql, share.Id, request.Blobs) is { Count: > 0 } missing)
        {
            return new Refusal(ProblemCodes.ShareIncomplete) { Missing = missing };
        }

        Insert(decision, share, request, LinkKeys.Add(sql, request.Locator, request.AccessHash, sealedHalf));
        return new Added(true);
    }

    private void Insert(Decision decision, Share share, AddLinkRequest request, long slot)
    {
        DateTimeOffset now = clock.Now;
        long? start = request.NotBefore?.Seconds();
        long? expires = share.State == Share.Live ? Math.Max(now.Seconds(), start ?? 0) + (request.LifetimeSeconds * 1_000L) : null;
        decision.Sql.Execute(
            """
            INSERT INTO links (share, number, slot, state, tier, lifetime, expires, not_before, show_for, view_limit, views, until_downloaded, until_each,
              password_memory, password_passes, wrong, blobs, revision, delivered, deliveries, devices, code, wrong_codes, passkey)
            VALUES (@share, @number, @slot, 'live', @tier, @lifetime, @expires, @start, @show, @limit, 0, @until, @each, @memory, @passes, 0, @blobs, 0, @none, 0, @devices, @code, 0, @passkey)
            """,
            ("@share", share.Id),
            ("@number", request.Number),
            ("@slot", slot),
            ("@tier", request.Tier),
            ("@lifetime", request.LifetimeSeconds),
            ("@expires", expires),
            ("@start", start),
            ("@show", request.ShowSeconds),
            ("@limit", ViewLimit(request)),
            ("@until", request.UntilDownloaded ? 1 : 0),
            ("@each", request.UntilEachDownloaded ? 1 : 0),
            ("@none", Array.Empty<byte>()),
            ("@memory", request.Password?.MemoryKiB),
            ("@passes", request.Password?.Passes),
            ("@devices", request.Devices),
            ("@code", request.Code is null ? 0 : 1),
            ("@passkey", request.Passkey ? 1 : 0),
            ("@blobs", BlobList.From(request.Blobs).Packed));
        foreach (byte[] address in request.Code ?? [])
        {
            Address.List(decision.Sql, Link.Find(decision.Sql, share.Id, request.Number)!.Id, address);
        }

        if (request.Picks is { } offer)
        {
            LinkPicks.Add(decision.Sql, Link.Find(decision.Sql, share.Id, request.Number)!.Id, offer == PicksOffers.Shared);
        }

        Share.Touch(decision.Sql, share.Id, now.Minutes());
        if (expires is { } deadline)
        {
            Events.Note(decision, share.Id, request.Number, Events.Added, now.Minutes());
            decision.AfterCommit(() => deadlineSet(deadline));
        }
    }

    // A link until downloaded has one view unless the sender gave another number.
    private static int? ViewLimit(AddLinkRequest request) => request.Views ?? (request.UntilDownloaded ? 1 : null);

    private static string? Offer(LinkPicks? picks) => picks is null ? null : picks.Shared ? PicksOffers.Shared : PicksOffers.Own;

    private static bool IsSame(List<byte[]> kept, byte[][] asked)
        => kept.Count == asked.Length && kept.Zip(asked).All(pair => CryptographicOperations.FixedTimeEquals(pair.First, pair.Second));

    private bool IsSame(Sql sql, Link link, AddLinkRequest request)
    {
        if (link.Slot is not { } slot)
        {
            return false;
        }

        LinkKeys.Row keys = LinkKeys.At(sql, slot);
        return CryptographicOperations.FixedTimeEquals(keys.Locator, request.Locator)
            && CryptographicOperations.FixedTimeEquals(keys.AccessHash, request.AccessHash)
            && CryptographicOperations.FixedTimeEquals(key.Unseal(keys.KeyHalf, keys.Locator), request.KeyHalf)
            && link.Tier == request.Tier
            && link.Lifetime == request.LifetimeSeconds
            && link.NotBefore == request.NotBefore?.Seconds()
            && link.ShowFor == request.ShowSeconds
            && link.Devices == request.Devices
            && link.AsksPasskey == request.Passkey
            && IsSame(Address.ListedOf(sql, link.Id), request.Code ?? [])
            && link.ViewLimit == ViewLimit(request)
            && link.UntilDownloaded == request.UntilDownloaded
            && link.UntilEachDownloaded == request.UntilEachDownloaded
            && link.PasswordMemory == request.Password?.MemoryKiB
            && link.PasswordPasses == request.Password?.Passes
            && Offer(LinkPicks.Find(sql, link.Id)) == request.Picks
            && link.Blobs.AsSpan().SequenceEqual(BlobList.From(request.Blobs).Packed);
    }
}
