namespace Darkslide.Imaging.Marks;

/// <summary>A shape without a colour: how much of each point it covers, 0 to 255.</summary>
internal sealed class MarkMask(int width, int height, byte[] coverage)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public byte[] Coverage { get; } = coverage;

    /// <summary>Without the empty rows and columns around it; null if there is nothing at all.</summary>
    public MarkMask? Trimmed()
    {
        (int left, int top, int right, int bottom) = (Width, Height, -1, -1);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                if (Coverage[(y * Width) + x] >= Visible)
                {
                    (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), y);
                }
            }
        }

        return right < 0 ? null : Cut(left, top, right - left + 1, bottom - top + 1);
    }

    /// <summary>In another size: each point is the mean of the area that it stands for.</summary>
    public MarkMask Scaled(int width, int height)
    {
        int[] across = AreaAverage.Rows(Coverage, Width, Height, width);
        var scaled = new byte[width * height];
        AreaAverage.Columns(across, width, Height, scaled, height);
        return new MarkMask(width, height, scaled);
    }

    // Less is the soft rim that one rasterizer has and another has not.
    private const int Visible = 32;

    private MarkMask Cut(int left, int top, int width, int height)
    {
        var cut = new byte[width * height];
        for (int y = 0; y < height; y++)
        {
            Coverage.AsSpan(((top + y) * Width) + left, width).CopyTo(cut.AsSpan(y * width));
        }

        return new MarkMask(width, height, cut);
    }
}
