using Darkslide.Imaging;
using NetVips;

namespace Darkslide.Bench.Gallery;

/// <summary>Pictures as senders make them: the first large enough for a whole preview, the others just above a thumbnail.</summary>
internal static class GallerySamples
{
    /// <summary>So many differ; a larger gallery shows them again and again, each time sealed under keys of its own.</summary>
    private const int Distinct = 60;

    private const int FirstWidth = 2_400, OtherWidth = 480;

    /// <summary>Renditions for a gallery of so many.</summary>
    public static IReadOnlyList<RenditionSet> Make(int pictures)
    {
        RenditionSet[] distinct = [.. Enumerable.Range(0, Math.Min(pictures, Distinct + 1)).Select(seed => Rendered(seed == 0 ? FirstWidth : OtherWidth, seed))];
        return [.. Enumerable.Range(0, pictures).Select(place => distinct[place == 0 ? 0 : 1 + ((place - 1) % (distinct.Length - 1))])];
    }

    private static RenditionSet Rendered(int width, int seed) => Renditions.MakeBoth(PictureCleaner.Clean(Painted(width, seed)));

    private static byte[] Painted(int width, int seed)
    {
        int height = width * 2 / 3;
        // Slopes and soft clouds of a colour of its own: a thumbnail of one takes about as much as a photograph's, 12 KB.
        using Image slope = Image.Xyz(width, height)[seed % 2].Linear([120.0 / width], [20 + (seed * 7 % 90)]);
        using Image noise = Image.Gaussnoise(width, height, sigma: 9, mean: 0, seed: seed);
        using Image clouds = Image.Gaussnoise((width / 24) + 1, (height / 24) + 1, sigma: 40, mean: 30, seed: seed + 10_000).Resize(24, kernel: Enums.Kernel.Cubic).Crop(0, 0, width, height);
        using Image light = slope + noise + clouds;
        using Image picture = light.Bandjoin(light.Linear([0.8], [seed * 13 % 60]), light.Linear([0.6], [seed * 29 % 90])).Cast(Enums.BandFormat.Uchar);
        using Image coloured = picture.Copy(interpretation: Enums.Interpretation.Srgb);
        return coloured.JpegsaveBuffer(q: 88);
    }
}
