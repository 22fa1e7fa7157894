using NetVips;

namespace Darkslide.Bench.Gallery;

/// <summary>Pictures that all differ: the first large enough for a whole preview, the others just above a thumbnail.</summary>
internal static class GallerySamples
{
    private const int FirstWidth = 2_400, OtherWidth = 480;

    /// <summary>Sends so many; gives the link.</summary>
    public static async Task<Uri> SendAsync(Uri server, int pictures)
    {
        string folder = Directory.CreateTempSubdirectory("darkslide-bench-").FullName;
        try
        {
            for (var i = 0; i < pictures; i++)
            {
                Write(Path.Combine(folder, $"{i:0000}.jpg"), i == 0 ? FirstWidth : OtherWidth, i);
            }

            var sent = await ReleaseProgram.RunJsonAsync("send", folder, "--server", server.ToString());
            return new Uri(sent.GetProperty("links")[0].GetProperty("url").GetString()!);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string path, int width, int seed)
    {
        int height = width * 2 / 3;
        // Slopes and soft clouds of a colour of its own: a thumbnail of one takes about as much as a photograph's, 12 KB.
        using Image slope = Image.Xyz(width, height)[seed % 2].Linear([120.0 / width], [20 + (seed * 7 % 90)]);
        using Image noise = Image.Gaussnoise(width, height, sigma: 9, mean: 0, seed: seed);
        using Image clouds = Image.Gaussnoise((width / 24) + 1, (height / 24) + 1, sigma: 40, mean: 30, seed: seed + 10_000).Resize(24, kernel: Enums.Kernel.Cubic).Crop(0, 0, width, height);
        using Image light = slope + noise + clouds;
        using Image picture = light.Bandjoin(light.Linear([0.8], [seed * 13 % 60]), light.Linear([0.6], [seed * 29 % 90])).Cast(Enums.BandFormat.Uchar);
        using Image coloured = picture.Copy(interpretation: Enums.Interpretation.Srgb);
        coloured.Jpegsave(path, q: 88);
    }
}
