using System.Buffers;
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
        _pieces.Add(piece);
        Length += piece.Length;
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
