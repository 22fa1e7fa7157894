namespace Darkslide.Server.Records;

/// <summary>Which places of a link's list were delivered, and have ended for it: a bit for each, from the lowest of the first byte.</summary>
internal readonly record struct DeliveredBlobs(byte[] Bits)
{
    /// <summary>As clients are told: null where there is none.</summary>
    public byte[]? ForWire => Bits.Length == 0 ? null : Bits;

    public bool Has(int place) => place >= 0 && place / 8 < Bits.Length && (Bits[place / 8] & (1 << (place % 8))) != 0;

    public DeliveredBlobs With(IEnumerable<int> places, int count)
    {
        byte[] bits = new byte[(count + 7) / 8];
        Bits.CopyTo(bits.AsSpan());
        foreach (int place in places)
        {
            bits[place / 8] |= (byte)(1 << (place % 8));
        }

        return new DeliveredBlobs(bits);
    }

    /// <summary>The same blobs where another list has them.</summary>
    public DeliveredBlobs Moved(BlobList from, BlobList to)
    {
        DeliveredBlobs before = this;
        HashSet<int> numbers = [.. Enumerable.Range(0, from.Count).Where(before.Has).Select(place => from[place])];
        int[] places = [.. Enumerable.Range(0, to.Count).Where(place => numbers.Contains(to[place]))];
        return places.Length == 0 ? new DeliveredBlobs([]) : new DeliveredBlobs([]).With(places, to.Count);
    }
}
