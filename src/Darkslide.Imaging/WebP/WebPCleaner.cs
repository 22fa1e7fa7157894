using System.Buffers.Binary;
using Darkslide.Imaging.Building;
using Darkslide.Imaging.Colour;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;
using Darkslide.Imaging.WebP.Lossless;

namespace Darkslide.Imaging.WebP;

/// <summary>
/// WebP keeps: the coded picture with its alpha plane, or the animation with its frames. The extended header, the profile,
/// the orientation and the sizes are written anew. Every other chunk, and what stands behind the RIFF, goes.
/// </summary>
internal sealed class WebPCleaner
{
    private const int RiffHead = 12, ExtendedLength = 10;
    private const byte HasProfile = 0x20, HasAlpha = 0x10, HasExif = 0x08, HasAnimation = 0x02;

    private readonly ReportBuilder _report;
    private readonly List<WebPFrame> _frames = [];
    private WebPChunk? _extended, _alpha, _animation;
    private WebPChunk? _picture;
    private byte[] _profile = [];
    private bool _profileSeen, _exifSeen;
    private int _orientation = 1;

    private WebPCleaner(ReportBuilder report) => _report = report;

    /// <exception cref="PictureRefusedException">Cut off, damaged or too large.</exception>
    public static Draft Plan(ReadOnlyMemory<byte> file, ReportBuilder report)
    {
        var size = (long)Read.U32(file.Span, 4, bigEndian: false) + 8;
        if (size > file.Length)
        {
            // Some writers count one pad byte too many; nothing of the picture is missing then.
            size = size == file.Length + 1 ? file.Length : throw new PictureRefusedException(PictureProblem.CutOff);
        }
        if (size < RiffHead)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var chunks = WebPChunk.ReadAll(file[RiffHead..(int)size], out var rest);
        var cleaner = new WebPCleaner(report);
        foreach (var chunk in chunks)
        {
            cleaner.Take(chunk);
        }
        if (!rest.IsEmpty)
        {
            report.AddBytes(FindingKind.Other, "Bytes between the parts of the picture", rest.Length);
        }
        var draft = cleaner.Plan();
        TailFindings.Report(file[(int)size..], report);
        return draft;
    }

    private void Take(WebPChunk chunk)
    {
        switch (chunk.Type)
        {
            case WebPChunk.Extended when _extended is null && chunk.Data.Length >= ExtendedLength: _extended = chunk; break;
            case WebPChunk.Alpha when _alpha is null && _picture is null: _alpha = chunk; break;
            case WebPChunk.Lossy or WebPChunk.Lossless when _picture is null: _picture = chunk; break;
            case WebPChunk.Animation when _animation is null && chunk.Data.Length >= 6: _animation = chunk; break;
            case WebPChunk.Frame when IsAnimation && chunk.Data.Length >= WebPFrame.HeadLength: _frames.Add(WebPFrame.Read(chunk.Data, _report)); break;
            case WebPChunk.Profile when !_profileSeen: Profile(chunk); break;
            default: Drop(chunk); break;
        }
    }

    private bool IsAnimation => _extended is { } extended && (extended.Data.Span[0] & HasAnimation) != 0;

    /// <summary>Only an extended file can have a profile; decoders don't see one elsewhere.</summary>
    private void Profile(WebPChunk chunk)
    {
        _profileSeen = true;
        if (_extended is null)
        {
            Drop(chunk);
            return;
        }
        _profile = ProfileCleaner.Clean(chunk.Data, _report);
    }

    private void Drop(WebPChunk chunk)
    {
        switch (chunk.Type)
        {
            case WebPChunk.Exif:
                if (!_exifSeen)
                {
                    _exifSeen = true;
                    _orientation = ExifOrientation.Of(chunk.Data);
                }
                ExifFindings.Report(chunk.Data, _report);
                break;
            case WebPChunk.Xmp:
                XmpFindings.Report(chunk.Data.Span, _report);
                break;
            case 0x43325041:
                CredentialFindings.Report(chunk.Data, chunk.Data.Length, _report);
                break;
            default:
                _report.AddNamed(FindingKind.Other, "Data that the pixels don't need", chunk.Name, chunk.Data.Length);
                break;
        }
    }

    private Draft Plan()
    {
        var animated = IsAnimation && _animation is not null && _frames.Count > 0;
        var (width, height, alpha) = animated ? Canvas() : Still();
        Pixels.Require(width, height);
        var output = new Pieces();
        var flags = Flags(animated, alpha);
        var body = new Pieces();
        if (flags != 0)
        {
            WebPChunk.Write(WebPChunk.Extended, ExtendedHeader(flags, width, height), body);
        }
        if (_profile.Length > 0)
        {
            WebPChunk.Write(WebPChunk.Profile, _profile, body);
        }
        Picture(animated, body);
        if (_orientation != 1)
        {
            WebPChunk.Write(WebPChunk.Exif, OrientationTiff.Write(_orientation), body);
        }
        output.Add(WebPChunk.Head(0x52494646, 4 + body.Length));
        output.Add("WEBP"u8.ToArray());
        output.Add(body);
        return _orientation >= 5
            ? new Draft(PictureFormat.WebP, output, height, width, animated, _report)
            : new Draft(PictureFormat.WebP, output, width, height, animated, _report);
    }

    private (int Width, int Height, bool Alpha) Canvas()
    {
        var data = _extended!.Value.Data.Span;
        var alpha = (data[0] & HasAlpha) != 0 || _frames.Exists(frame => frame.HasAlpha);
        return (U24(data, 4) + 1, U24(data, 7) + 1, alpha);
    }

    private (int Width, int Height, bool Alpha) Still()
    {
        if (_picture is not { } picture)
        {
            throw new PictureRefusedException(_extended is null && _frames.Count == 0 ? PictureProblem.CutOff : PictureProblem.Malformed);
        }
        var bits = WebPBitstream.Read(picture);
        Pixels.Require(bits.Width, bits.Height);
        _picture = WebPTail.CutPicture(picture, bits, _report);
        // Beside a lossless picture an alpha plane has no meaning, and only an extended file can have one.
        _alpha = picture.Type == WebPChunk.Lossy && _extended is not null ? _alpha : null;
        _alpha = _alpha is { } alpha ? LosslessTail.CutAlpha(alpha, bits.Width, bits.Height, _report) : null;
        if (_extended is not { } extended)
        {
            return (bits.Width, bits.Height, false);
        }
        if (U24(extended.Data.Span, 4) + 1 != bits.Width || U24(extended.Data.Span, 7) + 1 != bits.Height)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        return (bits.Width, bits.Height, (extended.Data.Span[0] & HasAlpha) != 0 || _alpha is not null);
    }

    /// <summary>0 means that the simple form is enough. In it a lossless picture's own alpha bit counts.</summary>
    private byte Flags(bool animated, bool alpha)
    {
        var flags = (byte)((_profile.Length > 0 ? HasProfile : 0) | (alpha ? HasAlpha : 0) | (_orientation != 1 ? HasExif : 0) | (animated ? HasAnimation : 0));
        var isLosslessAlpha = !animated && _picture is { Type: WebPChunk.Lossless } picture && WebPBitstream.Read(picture).HasAlpha;
        if (isLosslessAlpha)
        {
            return flags is 0 or HasAlpha ? (byte)0 : (byte)(flags | HasAlpha);
        }
        return flags;
    }

    private static byte[] ExtendedHeader(byte flags, int width, int height)
    {
        var header = new byte[ExtendedLength];
        header[0] = flags;
        PutU24(header, 4, width - 1);
        PutU24(header, 7, height - 1);
        return header;
    }

    private void Picture(bool animated, Pieces body)
    {
        if (animated)
        {
            WebPChunk.Write(WebPChunk.Animation, _animation!.Value.Data[..6], body);
            foreach (var frame in _frames)
            {
                frame.Write(body);
            }
            return;
        }
        if (_alpha is { } alpha)
        {
            WebPChunk.Write(WebPChunk.Alpha, alpha.Data, body);
        }
        WebPChunk.Write(_picture!.Value.Type, _picture.Value.Data, body);
    }

    private static int U24(ReadOnlySpan<byte> data, int at) => data[at] | (data[at + 1] << 8) | (data[at + 2] << 16);

    private static void PutU24(Span<byte> data, int at, int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(data[at..], (ushort)value);
        data[at + 2] = (byte)(value >> 16);
    }
}
