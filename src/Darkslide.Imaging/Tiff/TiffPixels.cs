using Darkslide.Imaging.Building;
using Darkslide.Imaging.Files;

namespace Darkslide.Imaging.Tiff;

/// <summary>A page's strips or tiles in order, each of them ended where its pixels end.</summary>
internal sealed class TiffPixels
{
    private const int ReversedBits = 2, UncompressedMode = 2;

    private readonly TiffLayout _layout;
    private readonly TiffJpeg? _jpeg;
    private readonly bool _isReversed, _hasUncompressedMode, _isCut;

    private TiffPixels(TiffReader reader, TiffDirectory page, TiffLayout layout, bool isCut)
    {
        _isCut = isCut;
        _layout = layout;
        _isReversed = page.Number(TiffTags.FillOrder, 1) == ReversedBits;
        _hasUncompressedMode = (page.Number(TiffTags.T6Options, 0) & UncompressedMode) != 0;
        if (layout.Compression == TiffCompression.Jpeg)
        {
            _jpeg = new TiffJpeg(layout, page.Find(TiffTags.JpegTables) is { } tables ? reader.Take(tables) : default, isCut);
        }
        Starts = new long[layout.PartCount];
        Lengths = new long[layout.PartCount];
    }

    public Pieces Bytes { get; } = new();

    /// <summary>Where each part begins in <see cref="Bytes"/>; parts may be the same.</summary>
    public long[] Starts { get; }

    /// <summary>How long each part is; 0 for one that was never written.</summary>
    public long[] Lengths { get; }

    /// <summary>Bytes that no pixel needs and that are left out.</summary>
    public long Hidden { get; private set; }

    /// <summary>The tables that the parts share, to be written after all parts were read; empty when there are none.</summary>
    public byte[] JpegTables => _jpeg?.SharedTables() ?? [];

    /// <summary>Whether data of this kind tells where it ends.</summary>
    public static bool KnowsEnd(int compression) => compression is TiffCompression.Lzw or TiffCompression.Deflate or TiffCompression.OldDeflate
        or TiffCompression.PackBits or TiffCompression.Jpeg;

    /// <param name="reader">Of the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="page">The page's directory.</param>
    /// <param name="layout">How its parts lie.</param>
    /// <param name="isCut">Whether the parts are known to end where their pixels end.</param>
    /// <exception cref="PictureRefusedException">Parts that are cut off, damaged, or overlap.</exception>
    public static TiffPixels Read(TiffReader reader, ReadOnlyMemory<byte> file, TiffDirectory page, TiffLayout layout, bool isCut)
    {
        var parts = new TiffParts(reader, page, layout);
        var pixels = new TiffPixels(reader, page, layout, isCut);
        var known = parts.MayRepeat() ? new Dictionary<long, (int Part, long Length, long Unpacked)>() : null;
        for (var i = 0; i < layout.PartCount; i++)
        {
            var (start, length) = parts.Range(i);
            var unpacked = layout.UnpackedLength(i);
            if (known is not null && !known.TryAdd(start, (i, length, unpacked)) && known[start] is var same && (same.Length, same.Unpacked) == (length, unpacked))
            {
                (pixels.Starts[i], pixels.Lengths[i]) = (pixels.Starts[same.Part], pixels.Lengths[same.Part]);
                continue;
            }
            reader.Spend(length);
            pixels.Add(i, file.Slice((int)start, (int)length), unpacked);
        }
        pixels.Hidden += parts.Surplus;
        return pixels;
    }

    private void Add(int part, ReadOnlyMemory<byte> bytes, long unpacked)
    {
        Starts[part] = Bytes.Length;
        if (bytes.IsEmpty)
        {
            return;
        }
        if (_jpeg is not null)
        {
            _jpeg.Clean(bytes, Bytes);
        }
        else
        {
            Bytes.Add(_isCut ? bytes : _isReversed ? CutReversed(bytes, unpacked) : Cut(bytes, unpacked));
        }
        Lengths[part] = Bytes.Length - Starts[part];
        MappedBytes.Release(bytes);
        Hidden += Math.Max(0, bytes.Length - Lengths[part]);
    }

    private ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> bytes, long unpacked) => _layout.Compression switch
    {
        TiffCompression.Lzw => TiffLzwCutter.Cut(bytes, unpacked),
        TiffCompression.Deflate or TiffCompression.OldDeflate => TiffDeflateCutter.Cut(bytes, unpacked),
        TiffCompression.PackBits => PackBitsCutter.Cut(bytes, unpacked),
        TiffCompression.Fax4 when !_hasUncompressedMode => FaxCutter.Cut(bytes),
        _ => bytes,
    };

    /// <summary>Packed bits may run from right to left in each byte (TIFF 6.0 section 8, FillOrder).</summary>
    private ReadOnlyMemory<byte> CutReversed(ReadOnlyMemory<byte> bytes, long unpacked)
    {
        if (_layout.Compression is not (TiffCompression.Lzw or TiffCompression.Deflate or TiffCompression.OldDeflate or TiffCompression.PackBits or TiffCompression.Fax4))
        {
            return bytes;
        }
        var cut = Cut(Reversed(bytes.Span), unpacked);
        var back = Reversed(cut.Span);
        return bytes.Span.StartsWith(back) ? bytes[..back.Length] : back;
    }

    private static byte[] Reversed(ReadOnlySpan<byte> bytes)
    {
        var reversed = new byte[bytes.Length];
        for (var i = 0; i < reversed.Length; i++)
        {
            // The bits of a byte in the opposite order, by three swaps.
            var value = bytes[i];
            value = (byte)((value >> 4) | (value << 4));
            value = (byte)(((value & 0xCC) >> 2) | ((value & 0x33) << 2));
            reversed[i] = (byte)(((value & 0xAA) >> 1) | ((value & 0x55) << 1));
        }
        return reversed;
    }
}
