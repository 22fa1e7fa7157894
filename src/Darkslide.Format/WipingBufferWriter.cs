using System.Buffers;
using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>A growing buffer for JSON that holds keys: every array that it leaves or ends with is zeroed.</summary>
internal sealed class WipingBufferWriter : IBufferWriter<byte>, IDisposable
{
    private byte[] bytes = new byte[16 * 1_024];

    public int Count { get; private set; }

    public ReadOnlyMemory<byte> WrittenMemory => bytes.AsMemory(0, Count);

    public void Advance(int count) => Count += count;

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = Count + Math.Max(sizeHint, 1);
        if (needed > bytes.Length) Grow(needed);
        return bytes.AsMemory(Count);
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);

    private void Grow(int needed)
    {
        var larger = new byte[Math.Max(needed, bytes.Length * 2)];
        WrittenMemory.CopyTo(larger);
        CryptographicOperations.ZeroMemory(bytes);
        bytes = larger;
    }
}
