using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Darkslide.Imaging.Marks;
using Darkslide.Imaging.Redacting;
using Darkslide.Imaging.Tests.Fixtures;
using Darkslide.Imaging.Tests.Marks;

namespace Darkslide.Imaging.Tests.Redacting;

/// <summary>Pages cover pixels with their own library: the same bars on the same picture give the same bytes.</summary>
public class RedactTwinTests
{
    private static readonly (int Width, int Height, Bar[] Bars)[] Cases =
    [
        (317, 203, [new Bar(new Area(100, 60, 37, 21))]),
        (317, 203, [new Bar(new Area(100, 60, 137, 71), BarFill.Pixelated), new Bar(new Area(90, 100, 30, 60))]),
        (317, 203, [new Bar(new Area(0, 0, 317, 203), BarFill.Pixelated)]),
        (317, 203, [new Bar(new Area(0, 0, 50, 203), BarFill.Pixelated), new Bar(new Area(40, 20, 277, 9), BarFill.Pixelated)]),
        (1, 1, [new Bar(new Area(0, 0, 1, 1), BarFill.Pixelated)]),
        (1, 1, []),
        (3000, 20, [new Bar(new Area(2999, 19, 1, 1), BarFill.Pixelated), new Bar(new Area(5, 3, 2000, 2), BarFill.Pixelated)]),
        (64, 64, [new Bar(new Area(-1, 0, 5, 5))]),
        (64, 64, [new Bar(new Area(60, 0, 5, 5))]),
        (64, 64, [new Bar(new Area(0, 0, 0, 5))]),
        (64, 64, [new Bar(new Area(int.MaxValue, 1, int.MaxValue, 1))]),
    ];

    [Fact]
    public async Task Covered_pixels_are_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var (asked, here) = (new List<string>(), new List<string?>());
        foreach (var (width, height, bars) in Cases)
        {
            var pixels = TestPixels.Busy(width, height, bands: 4);
            string file = folder.Write($"{asked.Count}", pixels.Bytes);
            foreach (PictureFormat format in Enum.GetValues<PictureFormat>())
            {
                here.Add(Painted(pixels, bars, format));
                asked.Add(Asked(file, width, height, bars, format));
            }
        }

        var pages = await Twin.InNode("redact-pixels.mjs", asked, TestContext.Current.CancellationToken);

        Assert.Equal(here, pages.Select(page => (string?)page["sha256"]));
        Assert.Equal(4 * 7, here.Count(result => result is null));
    }

    private static string? Painted(MarkPixels pixels, Bar[] bars, PictureFormat format)
    {
        try
        {
            new Redaction { Bars = bars }.RequireFits(pixels.Width, pixels.Height);
        }
        catch (ArgumentException)
        {
            return null;
        }

        var painted = TestPixels.Copy(pixels);
        BarPainter.Paint(painted, bars, BlockGrid.Of(format));
        return Convert.ToHexStringLower(SHA256.HashData(painted.Bytes));
    }

    private static string Asked(string file, int width, int height, Bar[] bars, PictureFormat format) => new JsonObject
    {
        ["pixels"] = file,
        ["width"] = width,
        ["height"] = height,
        ["format"] = format.ToString().ToLowerInvariant(),
        ["bars"] = new JsonArray([.. bars.Select(bar => new JsonObject
        {
            ["fill"] = bar.Fill == BarFill.Solid ? "solid" : "pixelated",
            ["area"] = new JsonObject { ["x"] = bar.Area.X, ["y"] = bar.Area.Y, ["width"] = bar.Area.Width, ["height"] = bar.Area.Height },
        })]),
    }.ToJsonString();
}
