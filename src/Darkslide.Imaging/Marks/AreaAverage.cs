namespace Darkslide.Imaging.Marks;

/// <summary>Scales by the mean of areas, in whole numbers, so that pages come to the same.</summary>
internal static class AreaAverage
{
    // Fractions of a source point, and what the first step keeps beyond a byte.
    private const int Unit = 256;

    /// <summary>Each row to <paramref name="to"/> points of 0 to 65,280.</summary>
    public static int[] Rows(byte[] from, int width, int height, int to)
    {
        var result = new int[to * height];
        for (int x = 0; x < to; x++)
        {
            (long start, long end) = ((long)x * width * Unit / to, (((long)x + 1) * width * Unit / to));
            end = Math.Max(end, start + 1);
            for (int y = 0; y < height; y++)
            {
                long sum = 0;
                for (long at = start; at < end;)
                {
                    long next = Math.Min(end, ((at / Unit) + 1) * Unit);
                    sum += from[(y * width) + (int)(at / Unit)] * (next - at);
                    at = next;
                }

                result[(y * to) + x] = (int)(sum * Unit / (end - start));
            }
        }

        return result;
    }

    /// <summary>Each column of what <see cref="Rows"/> gave to <paramref name="to"/> bytes.</summary>
    public static void Columns(int[] from, int width, int height, byte[] result, int to)
    {
        for (int y = 0; y < to; y++)
        {
            (long start, long end) = ((long)y * height * Unit / to, (((long)y + 1) * height * Unit / to));
            end = Math.Max(end, start + 1);
            for (int x = 0; x < width; x++)
            {
                long sum = 0;
                for (long at = start; at < end;)
                {
                    long next = Math.Min(end, ((at / Unit) + 1) * Unit);
                    sum += from[((int)(at / Unit) * width) + x] * (next - at);
                    at = next;
                }

                result[(y * width) + x] = (byte)(sum / (end - start) / Unit);
            }
        }
    }
}
