using NetVips;

namespace Darkslide.Bench;

/// <summary>Pictures made on the spot, so that measurements need no files of anybody's.</summary>
internal static class SamplePictures
{
    /// <summary>A smooth picture with some noise, as JPEG: about as hard to compress as a photograph.</summary>
    public static byte[] Jpeg(int width, int height)
    {
        using Image picture = Picture(width, height);
        return picture.JpegsaveBuffer(q: 90);
    }

    /// <summary>The same picture's pixels, in sRGB.</summary>
    public static Image Picture(int width, int height)
    {
        using Image slope = Image.Xyz(width, height)[0].Linear([200.0 / width], [20]);
        using Image noise = Image.Gaussnoise(width, height, sigma: 12, mean: 0);
        using Image picture = (slope + noise).Cast(Enums.BandFormat.Uchar).Bandjoin(slope.Cast(Enums.BandFormat.Uchar), noise.Cast(Enums.BandFormat.Uchar));
        return picture.Copy(interpretation: Enums.Interpretation.Srgb).CopyMemory();
    }
}
