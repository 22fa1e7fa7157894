using Darkslide.Protocol;
using Darkslide.Server.Database;
using Darkslide.Server.Live;
using Darkslide.Server.Openings;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Blobs;

/// <summary>A recipient fetches a blob: only of the link's list, only while link and lease live, to the transfer's end.</summary>
internal sealed class FetchBlob(IDatabase database, Tickets tickets, ServeOpening serve, LiveHub hub, SendBlob send)
{
    public async Task Run(HttpContext context, byte[] ticket, int number)
    {
        if (tickets.Find(ticket).Value is not { } before)
        {
            await ProblemAnswer.Write(context, tickets.Find(ticket).Refusal ?? ProblemCodes.LinkUnavailable);
            return;
        }

        // Watched first and looked at again: an end between the two is seen by one of them.
        using LinkWatch watch = hub.Watch(before.Link.Id);
        Result<HeldOpening> now = tickets.Find(ticket);
        if (now.Value is not { } held)
        {
            await ProblemAnswer.Write(context, now.Refusal!);
            return;
        }

        if (Find(held.Link, number) is not { } blob)
        {
            await ProblemAnswer.Write(context, held.Link.Delivered.Has(number) ? ProblemCodes.BlobDelivered : ProblemCodes.NoSuchBlob);
            return;
        }

        int changes = watch.Changes;
        try
        {
            await send.Run(context, blob, MayGoOn, watch.Ended);
        }
        catch (OperationCanceledException) when (watch.Ended.IsCancellationRequested && !context.Response.HasStarted)
        {
            // The link ended while the store was still looking for the first bytes.
            await ProblemAnswer.Write(context, ProblemCodes.LinkUnavailable);
        }

        // Marks the opening as served the first time, and renews the lease of a transfer that runs long.
        async Task<Refusal?> MayGoOn()
        {
            if (watch.Ended.IsCancellationRequested)
            {
                return ProblemCodes.LinkUnavailable;
            }

            if (watch.Changes != changes)
            {
                changes = watch.Changes;
                if (Again() is { } refusal)
                {
                    return refusal;
                }
            }

            if (!serve.IsDue(held, number > 0))
            {
                return null;
            }

            Result<Opening> served = await serve.Run(held.Opening, number > 0);
            held = held with { Opening = served.Value ?? held.Opening };
            return served.Refusal;
        }

        // It may have been delivered meanwhile, or the owner may have taken the blob out of the list meanwhile, or put another in its place.
        Refusal? Again()
        {
            Result<HeldOpening> later = tickets.Find(ticket);
            held = later.Value ?? held;
            return later.Refusal ?? (Find(held.Link, number) == blob ? null : new Refusal(held.Link.Delivered.Has(number) ? ProblemCodes.BlobDelivered : ProblemCodes.NoSuchBlob));
        }
    }

    private Blob? Find(Link link, int number)
        => number >= 0 && number < link.BlobList.Count && !link.Delivered.Has(number) ? database.Read(sql => Blob.Find(sql, link.Share, link.BlobList[number])) : null;
}
