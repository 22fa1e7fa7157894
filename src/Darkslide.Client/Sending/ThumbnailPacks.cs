using System.Buffers;
using Darkslide.Format;
using Darkslide.Imaging;

namespace Darkslide.Client.Sending;

/// <summary>A pack that is full, before it is sealed.</summary>
/// <param name="Index">Its place among the share's packs.</param>
/// <param name="Content">Its thumbnails, one behind another.</param>
internal sealed record FullPack(int Index, ReadOnlyMemory<byte> Content);

/// <summary>
/// Thumbnails on their way into packs, in the order of the pictures however these finish (FORMAT.md, section 5.1). May be used by
/// several threads.
/// </summary>
/// <param name="places">How many pictures there may be.</param>
/// <param name="mostBytes">No pack is larger, unless one thumbnail is.</param>
internal sealed class ThumbnailPacks(int places, int mostBytes = Pack.MostBytes)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<int, Rendition> waiting = [];
    private readonly PackedThumbnail?[] parts = new PackedThumbnail?[places];
    private readonly bool[] gone = new bool[places];
    private readonly List<FullPack> full = [];
    private readonly ArrayBufferWriter<byte> open = new();
    private int next;
    private int count;
    private long waitingBytes;

    /// <summary>Takes the thumbnail of a picture, all of whose other blobs are with the server. Answers with the packs that this filled.</summary>
    public IReadOnlyList<FullPack> Add(int place, Rendition thumbnail)
    {
        lock (gate)
        {
            waiting.Add(place, thumbnail);
            waitingBytes += thumbnail.Bytes.Length;
            Advance();

            // One slow picture must not keep all that follow in memory: these go before it.
            if (waitingBytes > Room(2))
            {
                PackWaiting();
            }

            return Take();
        }
    }

    /// <summary>A picture that was left out is not waited for.</summary>
    public IReadOnlyList<FullPack> LeaveOut(int place)
    {
        lock (gate)
        {
            gone[place] = true;
            Advance();
            return Take();
        }
    }

    /// <summary>Closes the last pack; nothing is added after.</summary>
    public IReadOnlyList<FullPack> Finish()
    {
        lock (gate)
        {
            PackWaiting();
            Close();
            return Take();
        }
    }

    /// <summary>Where a picture's thumbnail is.</summary>
    public PackedThumbnail PartOf(int place) => parts[place] ?? throw new InvalidOperationException($"No thumbnail of picture {place}.");

    private void Advance()
    {
        for (; next < places; next++)
        {
            if (waiting.TryGetValue(next, out Rendition? thumbnail))
            {
                Append(next, thumbnail);
            }
            else if (!gone[next] && parts[next] is null)
            {
                return;
            }
        }
    }

    private void PackWaiting()
    {
        foreach ((int place, Rendition thumbnail) in waiting.ToArray())
        {
            Append(place, thumbnail);
        }
    }

    private void Append(int place, Rendition thumbnail)
    {
        if (open.WrittenCount > 0 && open.WrittenCount + thumbnail.Bytes.Length > Room(count))
        {
            Close();
        }

        parts[place] = new PackedThumbnail
        {
            Pack = count,
            Offset = open.WrittenCount,
            Length = thumbnail.Bytes.Length,
            MediaType = thumbnail.Format.MediaType(),
            Width = thumbnail.Width,
            Height = thumbnail.Height,
        };
        open.Write(thumbnail.Bytes);
        waiting.Remove(place);
        waitingBytes -= thumbnail.Bytes.Length;
    }

    private void Close()
    {
        if (open.WrittenCount == 0)
        {
            return;
        }

        full.Add(new FullPack(count++, open.WrittenSpan.ToArray()));
        open.ResetWrittenCount();
    }

    private int Room(int index) => Math.Min(mostBytes, Pack.Room(index));

    private FullPack[] Take()
    {
        FullPack[] taken = [.. full];
        full.Clear();
        return taken;
    }
}
