using System.Buffers;
using System.Runtime.InteropServices;
using Darkslide.Imaging.Files;

namespace Darkslide.Imaging.Building;

/// <summary>A file in the making: slices of the original and a few new bytes, joined once at the end.</summary>
internal sealed class Pieces
{
    private const int CopyLength = 1 << 20;

    private readonly List<ReadOnlyMemory<byte>> _pieces = [];

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    public void Add(ReadOnlyMemory<byte> piece)
    {
        if (piece.IsEmpty)
        {
            return;
        }
        Length += piece.Length;
        if (_pieces.Count > 0 && Joined(_pieces[^1], piece) is { IsEmpty: false } joined)
        {
            _pieces[^1] = joined;
        }
        else
        {
            _pieces.Add(piece);
        }
    }

    /// <summary>Two pieces of the original that follow each other as one: a picture of a million strips is one piece of its file. Else empty.</summary>
    private static ReadOnlyMemory<byte> Joined(ReadOnlyMemory<byte> last, ReadOnlyMemory<byte> next)
    {
        if (MemoryMarshal.TryGetArray(last, out var array) && MemoryMarshal.TryGetArray(next, out var behind))
        {
            var follows = array.Array == behind.Array && array.Offset + array.Count == behind.Offset;
            return follows ? array.Array.AsMemory(array.Offset, array.Count + behind.Count) : default;
        }
        return MappedBytes.Joined(last, next);
    }

    public void Add(Pieces other)
    {
        foreach (var piece in other._pieces)
        {
            Add(piece);
        }
    }

    /// <summary>Writes all pieces; those of a large file are copied without bringing it into memory.</summary>
    public void WriteTo(Stream output)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(CopyLength);
        try
        {
            var used = 0;
            foreach (var piece in _pieces)
            {
                for (var rest = piece; !rest.IsEmpty;)
                {
                    var part = rest[..Math.Min(rest.Length, buffer.Length - used)];
                    MappedBytes.Copy(part, buffer.AsSpan(used));
                    used += part.Length;
                    rest = rest[part.Length..];
                    if (used == buffer.Length)
                    {
                        output.Write(buffer);
                        used = 0;
                    }
                }
            }
            output.Write(buffer, 0, used);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public byte[] Join()
    {
        var joined = GC.AllocateUninitializedArray<byte>(checked((int)Length));
        var at = 0;
        foreach (var piece in _pieces)
        {
            piece.Span.CopyTo(joined.AsSpan(at));
            at += piece.Length;
        }
        return joined;
    }
}
