namespace Darkslide.Imaging;

/// <summary>
/// A picture in at most 25 bytes, shown in its place until its thumbnail has come: Evan Wallace's ThumbHash, the averages and lowest
/// frequencies of lightness, two colour differences and opacity. Pages use his library; none is kept for .NET.
/// </summary>
internal static class ThumbHash
{
    /// <summary>The longest side that is worth its time.</summary>
    public const int LongEdge = 100;

    private const int OpaqueTerms = 7;
    private const int TransparentTerms = 5;

    /// <summary>Makes the hash.</summary>
    /// <param name="width">1 to 100.</param>
    /// <param name="height">1 to 100.</param>
    /// <param name="rgba">Row by row, not premultiplied.</param>
    public static byte[] Of(int width, int height, ReadOnlySpan<byte> rgba)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(width, height), LongEdge, nameof(width));
        var planes = Planes.Of(width, height, rgba);
        bool transparent = planes.IsTransparent;
        double longest = Math.Max(width, height);
        int most = transparent ? TransparentTerms : OpaqueTerms;
        int across = Math.Max(1, Round(most * width / longest));
        int down = Math.Max(1, Round(most * height / longest));

        var lightness = Channel.Of(planes.Lightness, width, height, Math.Max(3, across), Math.Max(3, down));
        var yellowBlue = Channel.Of(planes.YellowBlue, width, height, 3, 3);
        var redGreen = Channel.Of(planes.RedGreen, width, height, 3, 3);

        bool landscape = width > height;
        int colours = Round(63 * lightness.Average) | (Round(31.5 + (31.5 * yellowBlue.Average)) << 6)
            | (Round(31.5 + (31.5 * redGreen.Average)) << 12) | (Round(31 * lightness.Scale) << 18) | ((transparent ? 1 : 0) << 23);
        int shape = (landscape ? down : across) | (Round(63 * yellowBlue.Scale) << 3) | (Round(63 * redGreen.Scale) << 9) | ((landscape ? 1 : 0) << 15);
        var hash = new List<byte> { (byte)colours, (byte)(colours >> 8), (byte)(colours >> 16), (byte)shape, (byte)(shape >> 8) };
        IEnumerable<double> terms = [.. lightness.Terms, .. yellowBlue.Terms, .. redGreen.Terms];
        if (transparent)
        {
            var opacity = Channel.Of(planes.Opacity, width, height, TransparentTerms, TransparentTerms);
            hash.Add((byte)(Round(15 * opacity.Average) | (Round(15 * opacity.Scale) << 4)));
            terms = [.. terms, .. opacity.Terms];
        }

        hash.AddRange(terms.Chunk(2).Select(pair => (byte)(Round(15 * pair[0]) | (pair.Length > 1 ? Round(15 * pair[1]) << 4 : 0))));
        return [.. hash];
    }

    // As JavaScript rounds: halves go up.
    private static int Round(double value) => (int)Math.Floor(value + 0.5);

    /// <summary>The pixels as lightness, colour differences and opacity, laid over their average colour where they are transparent.</summary>
    private sealed record Planes(double[] Lightness, double[] YellowBlue, double[] RedGreen, double[] Opacity, bool IsTransparent)
    {
        public static Planes Of(int width, int height, ReadOnlySpan<byte> rgba)
        {
            int count = width * height;
            var (red, green, blue, opaque) = Average(rgba, count);
            var planes = new Planes(new double[count], new double[count], new double[count], new double[count], opaque < count);
            for (int i = 0; i < count; i++)
            {
                double alpha = rgba[(i * 4) + 3] / 255.0;
                double r = (red * (1 - alpha)) + (alpha / 255 * rgba[i * 4]);
                double g = (green * (1 - alpha)) + (alpha / 255 * rgba[(i * 4) + 1]);
                double b = (blue * (1 - alpha)) + (alpha / 255 * rgba[(i * 4) + 2]);
                planes.Lightness[i] = (r + g + b) / 3;
                planes.YellowBlue[i] = ((r + g) / 2) - b;
                planes.RedGreen[i] = r - g;
                planes.Opacity[i] = alpha;
            }

            return planes;
        }

        private static (double Red, double Green, double Blue, double Opaque) Average(ReadOnlySpan<byte> rgba, int count)
        {
            double red = 0, green = 0, blue = 0, opaque = 0;
            for (int i = 0; i < count * 4; i += 4)
            {
                double alpha = rgba[i + 3] / 255.0;
                red += alpha / 255 * rgba[i];
                green += alpha / 255 * rgba[i + 1];
                blue += alpha / 255 * rgba[i + 2];
                opaque += alpha;
            }

            return opaque > 0 ? (red / opaque, green / opaque, blue / opaque, opaque) : (0, 0, 0, 0);
        }
    }

    /// <summary>One plane's average, and its lowest frequencies scaled to 0..1.</summary>
    private sealed record Channel(double Average, double Scale, IReadOnlyList<double> Terms)
    {
        public static Channel Of(double[] plane, int width, int height, int across, int down)
        {
            double average = 0, scale = 0;
            var terms = new List<double>();
            for (int v = 0; v < down; v++)
            {
                for (int u = 0; u * down < across * (down - v); u++)
                {
                    double term = Term(plane, width, height, u, v);
                    if (u == 0 && v == 0)
                    {
                        average = term;
                        continue;
                    }

                    terms.Add(term);
                    scale = Math.Max(scale, Math.Abs(term));
                }
            }

            return new Channel(average, scale, scale > 0 ? [.. terms.Select(term => 0.5 + (0.5 / scale * term))] : terms);
        }

        private static double Term(double[] plane, int width, int height, int u, int v)
        {
            double sum = 0;
            for (int y = 0; y < height; y++)
            {
                double fy = Math.Cos(Math.PI / height * v * (y + 0.5));
                for (int x = 0; x < width; x++)
                {
                    sum += plane[x + (y * width)] * Math.Cos(Math.PI / width * u * (x + 0.5)) * fy;
                }
            }

            return sum / (width * height);
        }
    }
}
