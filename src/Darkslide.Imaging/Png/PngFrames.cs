using System.Buffers.Binary;
using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Png;

/// <summary>The animation of an APNG (W3C PNG section 11.3.6): control chunks of exact length, and each frame's packed rows.</summary>
internal sealed class PngFrames
{
    private const int SequenceLength = 4;

    private readonly PngHeader _header;
    private readonly ReportBuilder _report;
    private readonly List<PngChunk> _before = [];
    private readonly List<(PngChunk Control, List<PngChunk> Data)> _after = [];
    private PngChunk? _animation;
    private bool _hasControlInFront;

    public PngFrames(PngHeader header, ReportBuilder report)
    {
        _header = header;
        _report = report;
    }

    public bool IsAnimated => _animation is not null && _after.Count > 0;

    /// <summary>Whether fewer frames came than were announced; with the end missing too, the file is cut off.</summary>
    public bool Missing => _animation is { } animation && Read.U32(animation.Data.Span, 0) > (uint)(_after.Count + _before.Count);

    public void Take(PngChunk chunk, bool isBeforeData)
    {
        var used = chunk.HasValidCrc && chunk.Type switch
        {
            PngTypes.Animation => TakeAnimation(chunk, isBeforeData),
            PngTypes.FrameControl => TakeControl(chunk, isBeforeData),
            _ => TakeData(chunk),
        };
        if (!used)
        {
            _report.AddBytes(FindingKind.Other, "Animation data that belongs to no frame", chunk.Data.Length);
        }
    }

    private bool TakeAnimation(PngChunk chunk, bool isBeforeData)
    {
        if (_animation is null && (!isBeforeData || _hasControlInFront))
        {
            // Some decoders play it, some show the still picture or leave out the first frame.
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        if (!isBeforeData || chunk.Data.Length != 8)
        {
            return false;
        }
        if (_animation is { } first)
        {
            // Decoders differ about a second one: it may stay only if it says the same.
            _before.Add(chunk);
            return chunk.Data.Span.SequenceEqual(first.Data.Span) ? true : throw new PictureRefusedException(PictureProblem.Malformed);
        }
        _animation = chunk;
        return true;
    }

    private bool TakeControl(PngChunk chunk, bool isBeforeData)
    {
        if (_animation is null || chunk.Data.Length != 26)
        {
            _hasControlInFront = true;
            return false;
        }
        if (isBeforeData)
        {
            _before.Add(chunk);
        }
        else
        {
            _after.Add((chunk, []));
        }
        return true;
    }

    private bool TakeData(PngChunk chunk)
    {
        if (_after.Count == 0 || chunk.Data.Length < SequenceLength)
        {
            return false;
        }
        _after[^1].Data.Add(chunk);
        return true;
    }

    public void WriteBeforeData(Pieces output)
    {
        if (_animation is { } animation)
        {
            output.Add(animation.Whole);
        }
        foreach (var control in _before)
        {
            output.Add(control.Whole);
        }
    }

    /// <summary>Frames after the first. When a chunk is left out, the numbers of all later ones fall by one.</summary>
    public void WriteAfterData(Pieces output)
    {
        uint fallen = 0;
        foreach (var (control, data) in _after)
        {
            output.Add(fallen == 0 ? control.Whole : Numbered(control, fallen, control.Data.Span[SequenceLength..]));
            if (data.Count == 0)
            {
                continue;
            }
            long width = Read.U32(control.Data.Span, 4), height = Read.U32(control.Data.Span, 8);
            Pixels.Require(width, height);
            var kept = new Pieces();
            var number = fallen;
            var chunks = fallen == 0 ? data : data.ConvertAll(chunk => new PngChunk(Numbered(chunk, number, chunk.Data.Span[SequenceLength..])));
            fallen += (uint)PngDataWriter.Write(chunks, SequenceLength, _header.RawLength(width, height), static (chunk, part) => Numbered(chunk, 0, part), kept, _report);
            output.Add(kept);
        }
    }

    private static byte[] Numbered(PngChunk original, uint fallen, ReadOnlySpan<byte> rest)
    {
        Span<byte> number = stackalloc byte[SequenceLength];
        BinaryPrimitives.WriteUInt32BigEndian(number, Read.U32(original.Data.Span, 0) - fallen);
        return PngChunk.Write(original.Type, [.. number, .. rest]);
    }
}
