using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Owning;

/// <summary>Whether a server's events go on from those that the owner had seen: one that was removed, changed or moved since shows.</summary>
/// <param name="Intact">True or false; null where it can't be told, since the server keeps nothing so old or tells no chain.</param>
/// <param name="Seen">What is seen now, to be kept; null where nothing new was seen or it isn't intact.</param>
internal sealed record EventsCheck(bool? Intact, SeenEvents? Seen)
{
    private static readonly EventsCheck Unknown = new(null, null), Broken = new(false, null);

    /// <summary>How many events a server has told of, and the head of their chain; from a server that tells no chain, none.</summary>
    public static EventsHead End(StatusAnswer status)
    {
        byte[] start = status.EventsBefore is { Head.Length: EventChain.HeadBytes } before ? before.Head : EventChain.Start;
        return new EventsHead
        {
            Count = (status.EventsBefore?.Count ?? 0) + status.Events.Count,
            Head = status.Events.Aggregate(start, (head, each) => EventChain.Next(head, each.Link, each.Time.ToUnixTimeSeconds() / 60, each.Kind)),
        };
    }

    public static EventsCheck Of(StatusAnswer status, SeenEvents? seen)
    {
        if (status.EventsBefore is not { Count: >= 0, Head.Length: EventChain.HeadBytes } before)
        {
            // A server that told a chain before and tells none now has something to hide.
            return seen is null ? Unknown : Broken;
        }

        long end = before.Count + status.Events.Count;
        if (seen is not null && seen.Count > end)
        {
            return Broken;
        }

        byte[] head = before.Head;
        bool? goesOn = seen is null || seen.Count < before.Count ? null : seen.Count == before.Count ? seen.Head.Span.SequenceEqual(head) : null;
        for (int place = 0; place < status.Events.Count; place++)
        {
            ShareEvent each = status.Events[place];
            head = EventChain.Next(head, each.Link, each.Time.ToUnixTimeSeconds() / 60, each.Kind);
            if (seen is not null && before.Count + place + 1 == seen.Count)
            {
                goesOn = seen.Head.Span.SequenceEqual(head);
            }
        }

        // The first look has nothing to compare with, but the beginning is the same for everybody.
        goesOn ??= before.Count == 0 && seen is null ? before.Head.AsSpan().SequenceEqual(EventChain.Start) : null;
        return goesOn == false ? Broken : new EventsCheck(goesOn, seen?.Count == end ? null : new SeenEvents(end, head));
    }
}
