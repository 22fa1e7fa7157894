namespace Darkslide.Imaging.Gif;

/// <summary>A position in a GIF file (GIF89a specification), read block by block.</summary>
internal sealed class GifReader
{
    private readonly ReadOnlyMemory<byte> _file;

    public GifReader(ReadOnlyMemory<byte> file) => _file = file;

    public int At { get; private set; }

    public bool IsAtEnd => At >= _file.Length;

    /// <summary>The next byte, which is taken.</summary>
    /// <exception cref="PictureRefusedException">Nothing is left.</exception>
    public byte Byte() => Take(1).Span[0];

    /// <exception cref="PictureRefusedException">Fewer bytes are left.</exception>
    public ReadOnlyMemory<byte> Take(int length)
    {
        if (length > _file.Length - At)
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        var taken = _file.Slice(At, length);
        At += length;
        return taken;
    }

    /// <summary>Sub-blocks up to the one of length zero, joined (section 15).</summary>
    /// <exception cref="PictureRefusedException">The file ends before them.</exception>
    public byte[] SubBlocks()
    {
        var from = At;
        var total = 0;
        for (int length = Byte(); length > 0; length = Byte())
        {
            Take(length);
            total += length;
        }
        var joined = new byte[total];
        var span = _file.Span;
        for (int at = from, to = 0; span[at] > 0; at += 1 + span[at])
        {
            span.Slice(at + 1, span[at]).CopyTo(joined.AsSpan(to));
            to += span[at];
        }
        return joined;
    }
}
