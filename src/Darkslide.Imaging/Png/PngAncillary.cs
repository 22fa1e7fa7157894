using Darkslide.Imaging.Building;
using Darkslide.Imaging.Colour;
using Darkslide.Imaging.Packing;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Png;

/// <summary>
/// The chunks that tell how to show the rows, kept in their places. One that is too long is cut to its exact length when what is
/// left makes sense. Colours that are told in too few bytes, with a wrong checksum or twice and differently are shown differently
/// by different decoders: such a picture is refused as damaged. Another chunk of that sort goes. Transparency that is too long
/// goes too: cut, it would make pixels vanish that decoders show.
/// </summary>
internal sealed class PngAncillary
{
    private const string ProfileName = "icc";

    private readonly PngHeader _header;
    private readonly ReportBuilder _report;
    private readonly Dictionary<uint, PngChunk> _seen = [];
    private readonly Pieces _before = new(), _after = new();
    private int _colours;
    private bool _exifSeen;

    public PngAncillary(PngHeader header, ReportBuilder report)
    {
        _header = header;
        _report = report;
    }

    /// <summary>1..8, from the first eXIf chunk.</summary>
    public int Orientation { get; private set; } = 1;

    /// <summary>The palette of an indexed picture; entries beyond what its bits can name go.</summary>
    public void Palette(PngChunk chunk)
    {
        var length = chunk.Data.Length;
        if (length == 0 || length % 3 != 0 || length > 768 || _colours > 0)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        _colours = Math.Min(length / 3, 1 << _header.Bits);
        var surplus = length - (3 * _colours);
        if (surplus > 0)
        {
            _report.AddBytes(FindingKind.Other, "Colours that no pixel can have", surplus);
        }
        _before.Add(surplus == 0 ? chunk.Whole : PngChunk.Write(PngTypes.Palette, chunk.Data.Span[..(3 * _colours)]));
    }

    /// <summary>Keeps the chunk, cuts it, or drops it.</summary>
    public void Take(PngChunk chunk, bool isBeforeData)
    {
        var length = ExactLength(chunk);
        var surplus = chunk.Data.Length - length;
        var isSecond = _seen.TryGetValue(chunk.Type, out var first);
        if (length < 0 || surplus < 0 || isSecond || !chunk.HasValidCrc
            || (surplus > 0 && !PngValues.MakeSense(chunk.Type, chunk.Data.Span[..length], _header)))
        {
            if (PngTypes.TellsColours(chunk.Type) && !(isSecond && chunk.Data.Span.SequenceEqual(first.Data.Span)))
            {
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            Drop(chunk);
            return;
        }
        _seen.Add(chunk.Type, chunk);
        (isBeforeData ? _before : _after).Add(chunk.Type == PngTypes.Profile ? Profile(chunk.Data) : surplus > 0 ? Cut(chunk, length) : chunk.Whole);
    }

    private byte[] Cut(PngChunk chunk, int length)
    {
        _report.AddNamed(FindingKind.Other, "Bytes behind a value", chunk.Name, chunk.Data.Length - length);
        return PngChunk.Write(chunk.Type, chunk.Data.Span[..length]);
    }

    /// <summary>The length that a chunk of this type must have (W3C PNG section 11.3); -1 for types that aren't kept.</summary>
    private int ExactLength(PngChunk chunk) => chunk.Type switch
    {
        PngTypes.Gamma or PngTypes.CodingPoints => 4,
        PngTypes.Chromaticities => 32,
        PngTypes.Srgb => 1,
        PngTypes.Mastering => 24,
        PngTypes.LightLevel => 8,
        PngTypes.SignificantBits => _header.SignificantBitsLength,
        PngTypes.Density => 9,
        PngTypes.Transparency => TransparencyLength(chunk.Data.Length),
        PngTypes.Profile => chunk.Data.Length,
        _ => -1,
    };

    private int TransparencyLength(int length) => _header.ColourType switch
    {
        PngHeader.Grey => 2,
        PngHeader.Rgb => 6,
        PngHeader.Indexed => length >= 1 && length <= _colours ? length : -1,
        _ => -1,
    };

    /// <summary>The profile under a neutral name, in stored blocks: packers differ, and both languages must write the same.</summary>
    private ReadOnlyMemory<byte> Profile(ReadOnlyMemory<byte> data)
    {
        var name = data.Span[..Math.Min(data.Length, 80)].IndexOf((byte)0);
        if (name < 1 || data.Length < name + 2 || data.Span[name + 1] != 0)
        {
            _report.AddBytes(FindingKind.Other, "Colour profile that can't be read", data.Length);
            return default;
        }
        PngProfileName.Report(data.Span[..name], _report);
        var packed = data.Span[(name + 2)..];
        if (Zlib.Unpack(packed, PictureLimits.MaxProfileBytes) is not { } profile)
        {
            _report.AddBytes(FindingKind.Other, "Colour profile that can't be read", data.Length);
            return default;
        }
        var cleaned = ProfileCleaner.Clean(profile, _report);
        return cleaned.Length == 0
            ? default
            : PngChunk.Write(PngTypes.Profile, [.. System.Text.Encoding.ASCII.GetBytes(ProfileName), 0, 0, .. Zlib.Store(cleaned)]);
    }

    private void Drop(PngChunk chunk)
    {
        if (chunk.Type == PngTypes.Exif && !_exifSeen)
        {
            _exifSeen = true;
            Orientation = ExifOrientation.Of(chunk.Data);
        }
        PngFindings.Report(chunk, _report);
    }

    public void Write(Pieces output)
    {
        if (_header.ColourType == PngHeader.Indexed && _colours == 0)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        output.Add(_before);
        if (Orientation != 1)
        {
            output.Add(PngChunk.Write(PngTypes.Exif, OrientationTiff.Write(Orientation)));
        }
    }

    public void WriteAfterData(Pieces output) => output.Add(_after);
}
