namespace Darkslide.Imaging.Marks;

/// <summary>
/// A logo as a shape of one tone, like an engraving: marks are painted light or dark as the picture demands. Of a logo on an opaque
/// ground what differs from the ground counts; of one without a ground what is opaque, less what is of another lightness than most
/// of it.
/// </summary>
internal static class LogoShape
{
    private const int Opaque = 255, MostlyOpaque = 200;

    /// <summary>Null where the logo is of one colour: it would be an empty shape, or a plain block.</summary>
    public static MarkMask? Of(MarkPixels logo)
    {
        var mask = new byte[logo.Width * logo.Height];
        if (Ground(logo) is { } ground)
        {
            Fill(mask, logo, at => Math.Max(Math.Abs(logo.Bytes[at] - ground.Red), Math.Max(Math.Abs(logo.Bytes[at + 1] - ground.Green), Math.Abs(logo.Bytes[at + 2] - ground.Blue))) * 3 / 2);
        }
        else
        {
            int most = MedianLightness(logo);
            Fill(mask, logo, at => Opaque - (Math.Min(Opaque, Math.Abs(Light(logo, at) - most) * 3 / 2) * 7 / 8));
        }

        return new MarkMask(logo.Width, logo.Height, mask).Trimmed();
    }

    private static void Fill(byte[] mask, MarkPixels logo, Func<int, int> covers)
    {
        for (int i = 0; i < mask.Length; i++)
        {
            mask[i] = (byte)(Math.Min(Opaque, covers(i * 4)) * logo.Bytes[(i * 4) + 3] / Opaque);
        }
    }

    /// <summary>The mean colour of the outermost points, if they are opaque.</summary>
    private static (int Red, int Green, int Blue)? Ground(MarkPixels logo)
    {
        (long red, long green, long blue, long alpha, long count) = (0, 0, 0, 0, 0);
        for (int y = 0; y < logo.Height; y++)
        {
            int step = y == 0 || y == logo.Height - 1 ? 1 : Math.Max(1, logo.Width - 1);
            for (int x = 0; x < logo.Width; x += step)
            {
                int at = ((y * logo.Width) + x) * 4;
                (red, green, blue) = (red + logo.Bytes[at], green + logo.Bytes[at + 1], blue + logo.Bytes[at + 2]);
                (alpha, count) = (alpha + logo.Bytes[at + 3], count + 1);
            }
        }

        return alpha / count < MostlyOpaque ? null : ((int)(red / count), (int)(green / count), (int)(blue / count));
    }

    private static int MedianLightness(MarkPixels logo)
    {
        var counts = new long[256];
        long all = 0;
        for (int at = 0; at < logo.Bytes.Length; at += 4)
        {
            counts[Light(logo, at)] += logo.Bytes[at + 3];
            all += logo.Bytes[at + 3];
        }

        int median = 0;
        for (long below = counts[0]; below * 2 < all; below += counts[median])
        {
            median++;
        }

        return median;
    }

    private static int Light(MarkPixels logo, int at) => ((54 * logo.Bytes[at]) + (183 * logo.Bytes[at + 1]) + (19 * logo.Bytes[at + 2])) >> 8;
}
