using System.Diagnostics.Metrics;
using Darkslide.Imaging.Building;
using Darkslide.Imaging.Heif;
using Darkslide.Imaging.Marks;
using Darkslide.Imaging.Rendering;
using ImageMagick;
using NetVips;

namespace Darkslide.Imaging;

/// <summary>A picture's smaller forms.</summary>
/// <param name="Thumbnail">At most 400 pixels on the long edge.</param>
/// <param name="Preview">At most 2048 pixels on the long edge.</param>
/// <param name="Placeholder">A ThumbHash of the thumbnail, at most 25 bytes.</param>
public sealed record RenditionSet(Rendition Thumbnail, Rendition Preview, byte[] Placeholder);

/// <summary>
/// Makes thumbnails and previews with libvips: turned upright, converted to sRGB, never enlarged, encoded as WebP without
/// metadata. Of an animated picture they show the first frame.
/// </summary>
public static class Renditions
{
    // More pixels than a preview has: such a picture is unpacked and encoded alone, so that memory is for one of them.
    private const long LargePixels = 2048 * 2048;

    private static readonly ReaderWriterLockSlim Alone = new();

    private static readonly Counter<long> Decodings = new Meter("Darkslide.Imaging").CreateCounter<long>(
        "darkslide.imaging.decodings", unit: "{picture}", description: "Pictures whose pixels were unpacked.");

    /// <summary>A thumbnail of at most 400 pixels on the long edge.</summary>
    /// <exception cref="PictureRefusedException">The pixels can't be unpacked.</exception>
    public static Rendition MakeThumbnail(CleanedPicture picture) => Guarded(picture, () =>
    {
        using var image = Decode(picture, RenditionRule.Thumbnail);
        return Encode(image, RenditionRule.Thumbnail);
    });

    /// <summary>A preview of at most 2048 pixels on the long edge.</summary>
    /// <exception cref="PictureRefusedException">The pixels can't be unpacked.</exception>
    public static Rendition MakePreview(CleanedPicture picture) => Guarded(picture, () =>
    {
        using var image = Decode(picture, RenditionRule.Preview);
        return Encode(image, RenditionRule.Preview);
    });

    /// <summary>A logo of no more than so many bytes: where it would have more, it is made smaller.</summary>
    /// <exception cref="PictureRefusedException">The pixels can't be unpacked.</exception>
    public static Rendition MakeLogo(CleanedPicture picture, int mostBytes) => Guarded(picture, () =>
    {
        using var image = Decode(picture, RenditionRule.Logo);
        Rendition logo = Encode(image, RenditionRule.Logo);
        for (int edge = RenditionRule.Logo.LongEdge / 2; logo.Bytes.Length > mostBytes; edge /= 2)
        {
            using var smaller = image.ThumbnailImage(edge, height: edge, size: Enums.Size.Down, noRotate: true);
            logo = Encode(smaller, RenditionRule.Logo);
        }

        return logo;
    });

    /// <summary>
    /// Both, unpacking the picture once: the thumbnail is made of the preview's pixels, before those are encoded.
    /// Memory: at most about 50 MB beside the file, whatever the picture's size; an interlaced or progressive one, and HEIC, is
    /// unpacked whole.
    /// </summary>
    /// <exception cref="PictureRefusedException">The pixels can't be unpacked.</exception>
    public static RenditionSet MakeBoth(CleanedPicture picture) => Guarded(picture, () =>
    {
        using var preview = Decode(picture, RenditionRule.Preview);
        using var thumbnail = preview.ThumbnailImage(RenditionRule.Thumbnail.LongEdge, height: RenditionRule.Thumbnail.LongEdge, size: Enums.Size.Down, noRotate: true);
        return new RenditionSet(Encode(thumbnail, RenditionRule.Thumbnail), Encode(preview, RenditionRule.Preview), Placeholder(thumbnail));
    });

    /// <summary>Unpacks a picture once, for any number of marks.</summary>
    /// <exception cref="PictureRefusedException">The pixels can't be unpacked.</exception>
    public static UnpackedPicture Unpack(CleanedPicture picture) => Unpack(picture, RenditionRule.Preview.LongEdge);

    internal static UnpackedPicture Unpack(CleanedPicture picture, int longEdge) => Guarded(picture, () =>
    {
        using var decoded = Decode(picture, RenditionRule.Preview with { LongEdge = longEdge });
        using var coloured = decoded.Colourspace(Enums.Interpretation.Srgb);
        using var bytes = coloured.Cast(Enums.BandFormat.Uchar);
        using var small = bytes.ThumbnailImage(RenditionRule.Thumbnail.LongEdge, height: RenditionRule.Thumbnail.LongEdge, size: Enums.Size.Down, noRotate: true);
        return new UnpackedPicture(bytes.CopyMemory(), small.CopyMemory(), IsLarge(picture));
    });

    /// <summary>All pixels of a picture, upright and in sRGB, for whoever draws on them and makes something of it.</summary>
    /// <exception cref="PictureRefusedException">The pixels can't be unpacked, or what comes of them can't be packed.</exception>
    internal static T Whole<T>(CleanedPicture picture, Func<MarkPixels, T> make) => Guarded(picture, () => make(PixelsOf(picture)));

    /// <summary>What they were unpacked into is let go before anything is made of them: a large picture is there once.</summary>
    private static MarkPixels PixelsOf(CleanedPicture picture)
    {
        using var decoded = Decode(picture, RenditionRule.Preview with { LongEdge = Math.Max(picture.Width, picture.Height) });
        using var coloured = decoded.Colourspace(Enums.Interpretation.Srgb);
        using var bytes = coloured.Cast(Enums.BandFormat.Uchar);
        return UnpackedPicture.PixelsOf(bytes);
    }

    private static bool IsLarge(CleanedPicture picture) => (long)picture.Width * picture.Height > LargePixels;

    private static T Guarded<T>(CleanedPicture picture, Func<T> make) => Guarded(IsLarge(picture), make);

    internal static T Guarded<T>(bool large, Func<T> make)
    {
        VipsSetup.Require();
        Enter(large);
        try
        {
            return make();
        }
        catch (Exception e) when (e is VipsException or MagickException)
        {
            throw new PictureRefusedException(PictureProblem.Undecodable);
        }
        finally
        {
            Leave(large);
        }
    }

    private static void Enter(bool large)
    {
        if (large)
        {
            Alone.EnterWriteLock();
        }
        else
        {
            Alone.EnterReadLock();
        }
    }

    private static void Leave(bool large)
    {
        if (large)
        {
            Alone.ExitWriteLock();
        }
        else
        {
            Alone.ExitReadLock();
        }
    }

    /// <summary>The pixels themselves, made small, upright and sRGB; what they were unpacked from is let go.</summary>
    private static Image Decode(CleanedPicture picture, RenditionRule rule)
    {
        Decodings.Add(1);
        var still = picture.Format == PictureFormat.Avif ? StillPicture.Of(picture.Bytes) : null;
        using var heic = still is null && IsForLibheif(picture) ? new HeicPixels(picture.Bytes, picture.Format) : null;
        using var lazy = heic is not null ? Shrink(heic, rule) : still is not null ? Shrink(still, rule) : Shrink(picture, rule);
        return lazy.CopyMemory();
    }

    /// <summary>HEIC, and image sequences of AVIF without a still picture, which libvips doesn't know.</summary>
    private static bool IsForLibheif(CleanedPicture picture) =>
        picture.Format == PictureFormat.Heic || (picture.Format == PictureFormat.Avif && HeifFile.Read(picture.Bytes).Movie is not null);

    /// <summary>Shrinks while loading where the decoder can (JPEG, WebP), turns upright, converts to sRGB by the embedded profile.</summary>
    private static Image Shrink(CleanedPicture picture, RenditionRule rule) => picture.Path is { } path
        ? Image.Thumbnail(path, rule.LongEdge, height: rule.LongEdge, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Truncated)
        : Shrink(picture.Whole!, rule);

    private static Image Shrink(byte[] whole, RenditionRule rule) =>
        Image.ThumbnailBuffer(whole, rule.LongEdge, height: rule.LongEdge, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Truncated);

    private static Image Shrink(HeicPixels heic, RenditionRule rule) => heic.Image.ThumbnailImage(
        rule.LongEdge,
        height: rule.LongEdge,
        size: Enums.Size.Down,
        outputProfile: "srgb");

    internal static byte[] Placeholder(Image thumbnail)
    {
        using var small = thumbnail.ThumbnailImage(ThumbHash.LongEdge, height: ThumbHash.LongEdge, size: Enums.Size.Down, noRotate: true);
        using var colours = small.Colourspace(Enums.Interpretation.Srgb);
        using var whole = colours.HasAlpha() ? colours.Copy() : colours.Bandjoin(byte.MaxValue);
        using var pixels = whole.Cast(Enums.BandFormat.Uchar);
        return ThumbHash.Of(pixels.Width, pixels.Height, pixels.WriteToMemory<byte>());
    }

    internal static Rendition Encode(Image image, RenditionRule rule)
    {
        var encoded = image.WebpsaveBuffer(q: rule.Quality, effort: 4, keep: Enums.ForeignKeep.None);
        // The same strict reader that judges cleaned originals; libvips must not leave a byte of metadata either.
        OutputCheck.Require(PictureFormat.WebP, encoded);
        return new Rendition(encoded, image.Width, image.Height);
    }
}
