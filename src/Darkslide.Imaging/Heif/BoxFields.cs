using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Heif;

/// <summary>Reads the fields of a box one after the other. Beyond its end there is only a refusal.</summary>
internal sealed class BoxFields
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _end;

    /// <param name="file">The whole file.</param>
    /// <param name="box">The box.</param>
    /// <param name="isFull">Whether the body begins with version(1) ‖ flags(3) (ISO/IEC 14496-12 section 4.2, FullBox).</param>
    public BoxFields(ReadOnlyMemory<byte> file, Box box, bool isFull = true)
    {
        _file = file;
        At = box.Body;
        _end = box.End;
        if (isFull)
        {
            Version = U8();
            Flags = (U8() << 16) | U16();
        }
    }

    public int Version { get; }

    public int Flags { get; }

    /// <summary>The place in the file that is read next.</summary>
    public int At { get; private set; }

    public int Left => _end - At;

    public int U8() => _file.Span[Pass(1)];

    public int U16() => Read.U16(_file.Span, Pass(2));

    public long U32() => Read.U32(_file.Span, Pass(4));

    /// <summary>A number of 0, 1, 2, 4 or 8 bytes; 0 where there are none.</summary>
    public long Number(int bytes) => bytes switch
    {
        0 => 0,
        1 => U8(),
        2 => U16(),
        4 => U32(),
        8 => Box.Large(_file.Span, Pass(8)),
        _ => throw new PictureRefusedException(PictureProblem.Malformed),
    };

    public string Type() => Box.TypeAt(_file.Span, Pass(4));

    public ReadOnlyMemory<byte> Take(int length) => _file.Slice(Pass(length), length);

    /// <summary>Bytes up to a NUL, which is passed over, or up to the end.</summary>
    public ReadOnlyMemory<byte> Text()
    {
        var text = _file[At.._end];
        var length = text.Span.IndexOf((byte)0);
        if (length < 0)
        {
            At = _end;
            return text;
        }
        At += length + 1;
        return text[..length];
    }

    private int Pass(int bytes)
    {
        var at = At;
        if (bytes > _end - at)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        At += bytes;
        return at;
    }
}
