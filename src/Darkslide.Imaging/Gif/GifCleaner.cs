using Darkslide.Imaging.Building;
using Darkslide.Imaging.Colour;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Gif;

/// <summary>
/// GIF keeps: the screen, colour tables, frames with their timing, the loop count and the colour profile. Comments, plain text,
/// XMP and other applications' blocks go, and whatever stands behind a frame's data or the trailer.
/// </summary>
internal sealed class GifCleaner
{
    private const byte Extension = 0x21, Image = 0x2C, Trailer = 0x3B;
    private const byte PlainText = 0x01, Control = 0xF9, CommentLabel = 0xFE, Application = 0xFF;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly GifReader _reader;
    private readonly ReportBuilder _report;
    private readonly Pieces _beforeLoop = new();
    private Pieces _output;
    private byte[] _loop = [];
    private byte[]? _control;
    private int _frames, _parts, _width, _height, _terminators, _stray;
    private bool _profileSeen;

    private GifCleaner(ReadOnlyMemory<byte> file, ReportBuilder report)
    {
        _file = file;
        _reader = new GifReader(file);
        _report = report;
        _output = _beforeLoop;
    }

    /// <exception cref="PictureRefusedException">Cut off, damaged or too large.</exception>
    public static Draft Plan(ReadOnlyMemory<byte> file, ReportBuilder report) => new GifCleaner(file, report).Plan();

    private Draft Plan()
    {
        Screen();
        while (Next())
        {
            if (++_parts > PictureLimits.MaxParts)
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
        }
        if (_frames == 0)
        {
            throw new PictureRefusedException(PictureProblem.CutOff);
        }
        _output.Add((byte[])[Trailer]);
        if (_terminators + _stray > 0)
        {
            _report.AddBytes(FindingKind.Other, "Bytes between the parts of the picture", _terminators + _stray);
        }
        TailFindings.Report(_file[_reader.At..], _report);
        return new Draft(PictureFormat.Gif, Joined(), _width, _height, _frames > 1, _report);
    }

    private Pieces Joined()
    {
        if (_loop.Length == 0)
        {
            return _output;
        }
        var all = new Pieces();
        all.Add(_beforeLoop);
        all.Add(_loop);
        all.Add(_output);
        return all;
    }

    private void Screen()
    {
        var head = _reader.Take(13);
        _width = Read.U16(head.Span, 6, bigEndian: false);
        _height = Read.U16(head.Span, 8, bigEndian: false);
        _output.Add(head);
        ColourTable(head.Span[10]);
    }

    private void ColourTable(byte packed)
    {
        if ((packed & 0x80) != 0)
        {
            _output.Add(_reader.Take(3 << ((packed & 7) + 1)));
        }
    }

    /// <summary>Reads one block; false behind the trailer. A file without one ends where its last whole block does.</summary>
    private bool Next()
    {
        if (_reader.IsAtEnd)
        {
            return false;
        }
        switch (_reader.Byte())
        {
            case 0: _terminators++; return true;
            case Image: Frame(); return true;
            case Extension: TakeExtension(); return true;
            case Trailer: return false;
            default: _stray++; return true;
        }
    }

    private void Frame()
    {
        var descriptor = _reader.Take(9).ToArray();
        // Bits 3 and 4 are reserved.
        descriptor[8] &= 0xE7;
        if (_stray > 0)
        {
            // Some decoders end the picture at a byte that begins no block, some look for the next frame.
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        long width = Read.U16(descriptor, 4, bigEndian: false), height = Read.U16(descriptor, 6, bigEndian: false);
        Pixels.Require(width, height);
        if (_frames++ == 0)
        {
            _width = _width == 0 ? (int)width : _width;
            _height = _height == 0 ? (int)height : _height;
            Pixels.Require(_width, _height);
        }
        if (_control is not null)
        {
            _output.Add(_control);
            _control = null;
        }
        _output.Add((byte[])[Image]);
        _output.Add(descriptor);
        ColourTable(descriptor[8]);
        Data(width * height);
    }

    private void Data(long pixels)
    {
        var minimumBits = _reader.Byte();
        if (minimumBits is 0 or > 11)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var data = _reader.SubBlocks();
        var cut = _report.IsSecondReading ? data : LzwWalker.Cut(data, minimumBits, pixels);
        if (cut.Length < data.Length)
        {
            _report.AddBytes(FindingKind.Other, "Bytes behind a frame's pixels", data.Length - cut.Length);
        }
        _output.Add((byte[])[minimumBits]);
        SubBlocks(cut);
    }

    private void SubBlocks(ReadOnlyMemory<byte> data) => _output.Add(GifSubBlocks.Write(data.Span));

    private void TakeExtension()
    {
        var label = _reader.Byte();
        var from = _reader.At;
        var data = _reader.SubBlocks();
        switch (label)
        {
            case Control when data.Length >= 4:
                // A control block counts for the next frame only; three bits of its first byte are reserved.
                _control = [Extension, Control, 4, (byte)(data[0] & 0x1F), data[1], data[2], data[3], 0];
                break;
            case Application when data.Length >= 11:
                TakeApplication(data, _file[Math.Min(from + 12, _reader.At).._reader.At]);
                break;
            case CommentLabel:
                _report.Add(FindingKind.Text, "Comment", Text.FromBytes(data));
                break;
            case PlainText:
                _control = null;
                _report.Add(FindingKind.Text, "Text beside the picture", data.Length > 12 ? Text.FromBytes(data.AsSpan(12)) : "");
                break;
            default:
                _report.AddBytes(FindingKind.Other, "Private data", data.Length);
                break;
        }
    }

    /// <summary>Where two loop counts stand, players go by the last; it takes the first one's place.</summary>
    private void Loop(ReadOnlySpan<byte> name, ReadOnlySpan<byte> count)
    {
        if (_loop.Length == 0)
        {
            _output = new Pieces();
        }
        _loop = [Extension, Application, 11, .. name, 3, .. count, 0];
    }

    private void TakeApplication(byte[] data, ReadOnlyMemory<byte> raw)
    {
        var name = data.AsSpan(0, 11);
        var isLoop = (name.SequenceEqual("NETSCAPE2.0"u8) || name.SequenceEqual("ANIMEXTS1.0"u8)) && data.Length >= 14 && data[11] == 1;
        if (isLoop)
        {
            Loop(name, data.AsSpan(11, 3));
            if (data.Length > 14)
            {
                _report.AddBytes(FindingKind.Other, "Bytes behind the loop count", data.Length - 14);
            }
        }
        else if (name.SequenceEqual("ICCRGBG1012"u8) && !_profileSeen)
        {
            _profileSeen = true;
            var profile = ProfileCleaner.Clean(data.AsMemory(11), _report);
            if (profile.Length > 0)
            {
                _output.Add((byte[])[Extension, Application, 11, .. name]);
                SubBlocks(profile);
            }
        }
        else
        {
            GifFindings.Report(data, raw, _report);
        }
    }
}
