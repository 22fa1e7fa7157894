using System.Buffers.Binary;
using ImageMagick;
using NetVips;

namespace Darkslide.Imaging.Rendering;

/// <summary>A HEIC, or an AVIF sequence, unpacked by ImageMagick's libheif, upright, for libvips to go on with. The pixels last as long as this does.</summary>
internal sealed class HeicPixels : IDisposable
{
    // H.273: SMPTE EG 432-1, which is Display P3.
    private const int DisplayP3 = 12;

    private readonly MagickImage picture;
    private readonly IUnsafePixelCollection<byte> pixels;

    /// <exception cref="MagickException">The pixels can't be unpacked.</exception>
    public HeicPixels(ReadOnlyMemory<byte> file, PictureFormat format)
    {
        MagickSetup.Require();
        picture = new MagickImage();
        try
        {
            // By name: ImageMagick's guesses would open its other readers, which nothing here has cleaned for.
            var byName = format == PictureFormat.Avif ? MagickFormat.Avif : MagickFormat.Heic;
            picture.Read(file.Span, new MagickReadSettings { Format = byName, FrameIndex = 0, FrameCount = 1 });
            pixels = picture.GetPixelsUnsafe();
            Image = AsVips(file.Span);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Image Image { get; }

    public void Dispose()
    {
        Image?.Dispose();
        pixels?.Dispose();
        picture.Dispose();
    }

    private Image AsVips(ReadOnlySpan<byte> file)
    {
        (int width, int height, int bands) = (checked((int)picture.Width), checked((int)picture.Height), (int)picture.ChannelCount);
        IntPtr start = pixels.GetAreaPointer(0, 0, picture.Width, picture.Height);
        using Image raw = Image.NewFromMemory(start, (ulong)width * (ulong)height * (ulong)bands, width, height, bands, Enums.BandFormat.Uchar);
        using Image coloured = raw.Copy(interpretation: bands < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        byte[]? profile = picture.GetColorProfile()?.ToByteArray();
        if (profile is not null)
        {
            return coloured.Mutate(image => image.Set(GValue.BlobType, "icc-profile-data", profile));
        }

        return IsDisplayP3(file) ? coloured.IccTransform("srgb", inputProfile: "p3") : coloured.Copy();
    }

    /// <summary>Colours by code points (ISO/IEC 14496-12 section 12.1.5), which ImageMagick doesn't pass on.</summary>
    private static bool IsDisplayP3(ReadOnlySpan<byte> file)
    {
        int at = file.IndexOf("colrnclx"u8);
        return at >= 0 && at + 10 <= file.Length && BinaryPrimitives.ReadUInt16BigEndian(file[(at + 8)..]) == DisplayP3;
    }
}
