namespace Darkslide.Imaging.Building;

/// <summary>A file in the making: slices of the original and a few new bytes, joined once at the end.</summary>
internal sealed class Pieces
{
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
