using System.Buffers.Binary;

namespace Darkslide.Imaging.Reading;

/// <summary>Numbers out of bytes. Reading beyond the end throws, which the cleaners turn into "damaged".</summary>
internal static class Read
{
    public static int U16(ReadOnlySpan<byte> bytes, int at, bool bigEndian = true) => bigEndian
        ? BinaryPrimitives.ReadUInt16BigEndian(bytes[at..])
        : BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    public static uint U32(ReadOnlySpan<byte> bytes, int at, bool bigEndian = true) => bigEndian
        ? BinaryPrimitives.ReadUInt32BigEndian(bytes[at..])
        : BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    public static bool Matches(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> wanted) =>
        at >= 0 && at <= bytes.Length - wanted.Length && bytes.Slice(at, wanted.Length).SequenceEqual(wanted);
}
