using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reporting;
using Darkslide.Imaging.WebP.Lossless;

namespace Darkslide.Imaging.WebP;

/// <summary>One frame of an animation (RFC 9649 section 2.7.1.1): 16 bytes of place and time, then alpha plane and picture.</summary>
internal sealed class WebPFrame
{
    public const int HeadLength = 16;
    private const byte BlendAndDispose = 3;

    private readonly byte[] _head;
    private WebPChunk? _alpha, _picture;

    private WebPFrame(byte[] head) => _head = head;

    public bool HasAlpha { get; private set; }

    /// <exception cref="PictureRefusedException">No picture in the frame.</exception>
    public static WebPFrame Read(ReadOnlyMemory<byte> data, ReportBuilder report)
    {
        var head = data[..HeadLength].ToArray();
        head[15] &= BlendAndDispose;
        var frame = new WebPFrame(head);
        var chunks = WebPChunk.ReadAll(data[HeadLength..], out var rest);
        foreach (var chunk in chunks)
        {
            frame.Take(chunk, report);
        }
        if (!rest.IsEmpty)
        {
            report.AddBytes(FindingKind.Other, "Bytes between the parts of the picture", rest.Length);
        }
        if (frame._picture is not { } picture)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var bits = WebPBitstream.Read(picture);
        Pixels.Require(bits.Width, bits.Height);
        frame.HasAlpha = frame._alpha is not null || bits.HasAlpha;
        frame._picture = WebPTail.CutPicture(picture, bits, report);
        frame._alpha = picture.Type == WebPChunk.Lossy && frame._alpha is { } alpha ? LosslessTail.CutAlpha(alpha, bits.Width, bits.Height, report) : null;
        return frame;
    }

    private void Take(WebPChunk chunk, ReportBuilder report)
    {
        switch (chunk.Type)
        {
            case WebPChunk.Alpha when _alpha is null && _picture is null: _alpha = chunk; break;
            case WebPChunk.Lossy or WebPChunk.Lossless when _picture is null: _picture = chunk; break;
            default:
                report.AddNamed(FindingKind.Other, "Data that the pixels don't need", chunk.Name, chunk.Data.Length);
                break;
        }
    }

    public void Write(Pieces output)
    {
        var inner = new Pieces();
        inner.Add(_head);
        if (_alpha is { } alpha)
        {
            WebPChunk.Write(WebPChunk.Alpha, alpha.Data, inner);
        }
        WebPChunk.Write(_picture!.Value.Type, _picture.Value.Data, inner);
        output.Add(WebPChunk.Head(WebPChunk.Frame, inner.Length));
        output.Add(inner);
    }
}
