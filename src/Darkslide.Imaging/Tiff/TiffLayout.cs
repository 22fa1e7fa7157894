using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Tiff;

/// <summary>How a page's pixels are cut into strips or tiles (TIFF 6.0 sections 8, 15 and 21), and how long each of them is unpacked.</summary>
internal sealed class TiffLayout
{
    private const int Separated = 2, YCbCr = 6;

    private readonly int _partsPerPlane, _subsamplingX = 1, _subsamplingY = 1;

    /// <exception cref="PictureRefusedException">Sizes that contradict each other, or are too large.</exception>
    public TiffLayout(TiffDirectory page)
    {
        Width = page.Number(TiffTags.ImageWidth, 0);
        Height = page.Number(TiffTags.ImageLength, 0);
        Pixels.Require(Width, Height);
        Compression = page.Find(TiffTags.Compression) is { } compression ? (int)Math.Min(page.Block.Number(compression), ushort.MaxValue) : TiffCompression.None;
        SamplesPerPixel = (int)Require(page.Number(TiffTags.SamplesPerPixel, 1), ushort.MaxValue);
        BitsPerSample = Bits(page);
        IsPlanar = page.Number(TiffTags.PlanarConfiguration, 1) == Separated;
        IsTiled = page.Has(TiffTags.TileWidth) || page.Has(TiffTags.TileLength);
        if (IsTiled)
        {
            PartWidth = page.Number(TiffTags.TileWidth, 0);
            PartHeight = page.Number(TiffTags.TileLength, 0);
            Pixels.Require(PartWidth, PartHeight);
        }
        else
        {
            PartWidth = Width;
            PartHeight = Math.Min(Height, Require(page.Number(TiffTags.RowsPerStrip, uint.MaxValue), uint.MaxValue));
        }
        var perPlane = Ceiling(Width, PartWidth) * Ceiling(Height, PartHeight);
        PartCount = (int)Require(perPlane * (IsPlanar ? SamplesPerPixel : 1), PictureLimits.MaxParts);
        _partsPerPlane = (int)perPlane;
        if (page.Number(TiffTags.Photometric, 0) == YCbCr && !IsPlanar && SamplesPerPixel == 3)
        {
            (_subsamplingX, _subsamplingY) = Subsampling(page);
        }
    }

    public long Width { get; }

    public long Height { get; }

    public int Compression { get; }

    public int SamplesPerPixel { get; }

    /// <summary>The same for every sample: no common decoder takes anything else.</summary>
    public int BitsPerSample { get; }

    /// <summary>Each sample in a plane of its own.</summary>
    public bool IsPlanar { get; }

    public bool IsTiled { get; }

    public long PartWidth { get; }

    /// <summary>Rows of a tile, or of every strip but perhaps the last.</summary>
    public long PartHeight { get; }

    /// <summary>How many strips or tiles there are, in all planes.</summary>
    public int PartCount { get; }

    /// <summary>How many bytes a part unpacks to. Chrominance that is stored for blocks of pixels makes whole blocks (section 21).</summary>
    public long UnpackedLength(int part)
    {
        var rows = PartHeight;
        if (!IsTiled)
        {
            rows = Math.Min(rows, Height - (part % _partsPerPlane * PartHeight));
        }
        if (_subsamplingX * _subsamplingY > 1)
        {
            var samples = Ceiling(PartWidth, _subsamplingX) * ((_subsamplingX * _subsamplingY) + 2);
            return Ceiling(samples * BitsPerSample, 8) * Ceiling(rows, _subsamplingY);
        }
        return Ceiling(PartWidth * (IsPlanar ? 1 : SamplesPerPixel) * BitsPerSample, 8) * rows;
    }

    private int Bits(TiffDirectory page)
    {
        if (page.Find(TiffTags.BitsPerSample) is not { } entry)
        {
            return 1;
        }
        var bits = Require(page.Block.Number(entry), 64);
        if (!IsKept(entry) || (entry.Count > 1 && entry.Count < SamplesPerPixel))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        for (var i = 1; i < Math.Min(entry.Count, SamplesPerPixel); i++)
        {
            if (page.Block.Number(entry, i) != bits)
            {
                throw new PictureRefusedException(PictureProblem.UnsupportedFormat, "Mixed-depth TIFF");
            }
        }
        return (int)bits;
    }

    /// <summary>Two by two where nothing is said. JPEG says it in its own way.</summary>
    private (int X, int Y) Subsampling(TiffDirectory page)
    {
        if (Compression == TiffCompression.Jpeg)
        {
            return (1, 1);
        }
        if (page.Find(TiffTags.YCbCrSubsampling) is not { } entry)
        {
            return (2, 2);
        }
        uint x = page.Block.Number(entry), y = page.Block.Number(entry, 1);
        return IsKept(entry) && entry.Count == 2 && x is 1 or 2 or 4 && y is 1 or 2 or 4 ? ((int)x, (int)y) : throw new PictureRefusedException(PictureProblem.Malformed);
    }

    /// <summary>A field of another type is not written anew: what pixels are read by would not be what they are written with.</summary>
    private static bool IsKept(TiffEntry entry) => entry.Type is TiffTypes.Byte or TiffTypes.Short or TiffTypes.Long;

    private static long Require(long value, long most) => value >= 1 && value <= most ? value : throw new PictureRefusedException(PictureProblem.Malformed);

    private static long Ceiling(long value, long divisor) => (value + divisor - 1) / divisor;
}
