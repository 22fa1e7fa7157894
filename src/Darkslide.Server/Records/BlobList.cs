using System.Buffers.Binary;

namespace Darkslide.Server.Records;

/// <summary>
/// A link's list of blob numbers, two bytes each. Packed, because 500 links of 6,000 blobs would be three million rows.
/// </summary>
internal readonly record struct BlobList(byte[] Packed)
{
    public int Count => Packed.Length / 2;

    public int this[int place] => BinaryPrimitives.ReadUInt16BigEndian(Packed.AsSpan(place * 2));

    public static BlobList From(ReadOnlySpan<int> numbers)
    {
        byte[] packed = new byte[numbers.Length * 2];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(packed.AsSpan(i * 2), (ushort)numbers[i]);
        }

        return new BlobList(packed);
    }

    public IEnumerable<int> Numbers()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }
}
