namespace Darkslide.Imaging.Marks;

/// <summary>The soft edge around a shape, which keeps it legible where the picture is as light, or as dark, as the shape.</summary>
internal static class Halos
{
    /// <summary>Radii that a halo reaches beyond its shape.</summary>
    public const int Reach = 3;

    private const double PartOfLetters = 0.045;

    // A blurred edge is half as strong as its shape; this brings it up again.
    private const int Gain = 5, GainBelow = 2;

    public static int Radius(double letters) => Math.Max(1, (int)Math.Floor((letters * PartOfLetters) + 0.5));

    public static byte[] Around(byte[] fill, int width, int height, double letters)
    {
        int radius = Radius(letters);
        byte[] halo = (byte[])fill.Clone();
        for (int pass = 0; pass < 2; pass++)
        {
            halo = Blurred(halo, width, height, radius, along: 1, lineStep: width);
            halo = Blurred(halo, height, width, radius, along: width, lineStep: 1);
        }

        for (int i = 0; i < halo.Length; i++)
        {
            halo[i] = (byte)Math.Min(255, halo[i] * Gain / GainBelow);
        }

        return halo;
    }

    /// <summary>The mean of the points within the radius along each line; beyond the edges there is nothing.</summary>
    private static byte[] Blurred(byte[] from, int length, int lines, int radius, int along, int lineStep)
    {
        var blurred = new byte[from.Length];
        int window = (2 * radius) + 1;
        for (int line = 0; line < lines; line++)
        {
            int start = line * lineStep;
            int sum = 0;
            for (int i = -radius; i < length; i++)
            {
                sum += i + radius < length ? from[start + ((i + radius) * along)] : 0;
                sum -= i - radius - 1 >= 0 ? from[start + ((i - radius - 1) * along)] : 0;
                if (i >= 0)
                {
                    blurred[start + (i * along)] = (byte)(sum / window);
                }
            }
        }

        return blurred;
    }
}
