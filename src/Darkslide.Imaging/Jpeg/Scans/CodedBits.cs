using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// The bits of one restart interval, without stuffed bytes. Nothing in it checks bounds: behind the interval stand
/// <see cref="Slack"/> bytes of zero, more than the longest block has, and whoever reads looks after each block whether it
/// stands behind the end.
/// </summary>
internal readonly ref struct CodedBits
{
    /// <summary>A block has at most 64 codes of 16 bits with 15 bits behind each: 248 bytes; and a reader looks 8 bytes ahead.</summary>
    public const int Slack = 272;

    private readonly ref byte _start;

    /// <param name="buffer">The interval's bytes, then <see cref="Slack"/> zeros or more.</param>
    /// <param name="length">Of the interval, in bytes.</param>
    public CodedBits(byte[] buffer, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, buffer.Length - Slack);
        _start = ref MemoryMarshal.GetArrayDataReference(buffer);
        End = 8L * length;
    }

    /// <summary>How many bits the interval has.</summary>
    public long End { get; }

    /// <summary>The first byte, for who has to hold it in its place.</summary>
    public ref readonly byte GetPinnableReference() => ref _start;

    /// <summary>At least 57 bits from a position on; the first is the highest of the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong At(long bit) =>
        BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _start, (nint)(bit >> 3)))) << (int)(bit & 7);

    /// <summary>The next 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Next(long bit) => (uint)(At(bit) >> 48);
}
