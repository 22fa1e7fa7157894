using Darkslide.Imaging.Marks;

namespace Darkslide.Imaging.Tests.Marks;

/// <summary>A mark can be read wherever it stands: measured in what comes out, not believed.</summary>
public class MarkContrastTests
{
    private const int Side = 1200;

    // Between the letters and their edge, of 255 steps of lightness. Eyes tell 25 apart at once.
    private const double LeastDifference = 30;

    /// <summary>From black to white, and noise, and all shades side by side.</summary>
    public static TheoryData<string, int> Pictures => new()
    {
        { "black", 35 }, { "dark", 35 }, { "grey", 35 }, { "light", 35 }, { "white", 35 }, { "busy", 35 }, { "gradient", 35 },
        { "black", 10 }, { "grey", 10 }, { "white", 10 }, { "busy", 10 }, { "gradient", 10 },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Letters_stand_out_from_their_edge_in_every_copy(string picture, int opacity)
    {
        var look = new MarkLook { Opacity = opacity };
        var before = Make(picture);
        var after = TestPixels.Painted(before, "Proof for Anna", look, link: 3);

        var (grid, row) = GridOf("Proof for Anna", look);
        var copies = new Dictionary<int, (double Letters, double Count, double Edge, double EdgeCount)>();
        for (int y = 0; y < Side; y++)
        {
            grid.Row(y, row);
            for (int x = 0; x < Side; x++)
            {
                int light = after.Lightness(((y * Side) + x) * 3);
                var copy = copies.GetValueOrDefault(row.Cell[x]);
                copies[row.Cell[x]] = row.Fill[x] > 250 ? (copy.Letters + light, copy.Count + 1, copy.Edge, copy.EdgeCount)
                    : row.Fill[x] < 5 && row.Halo[x] > 150 ? (copy.Letters, copy.Count, copy.Edge + light, copy.EdgeCount + 1)
                    : copy;
            }
        }

        var whole = copies.Values.Where(copy => copy is { Count: > 200, EdgeCount: > 100 }).ToList();
        Assert.True(whole.Count > 10);
        Assert.All(whole, copy => Assert.InRange(Math.Abs((copy.Letters / copy.Count) - (copy.Edge / copy.EdgeCount)), LeastDifference, 255));
    }

    [Fact]
    public void On_white_the_letters_are_dark_and_on_black_they_are_light()
    {
        var look = new MarkLook();
        Assert.True(Darkest(TestPixels.Painted(TestPixels.Plain(Side, Side, 255), "Anna", look, 0)) < 200);
        Assert.True(TestPixels.Painted(TestPixels.Plain(Side, Side, 0), "Anna", look, 0).Bytes.Max() > 60);
    }

    [Fact]
    public void A_busy_picture_gets_a_stronger_mark_than_a_plain_one()
        => Assert.True(MarkTone.For(128, 60, 35).FillAlpha > MarkTone.For(128, 0, 35).FillAlpha);

    private static int Darkest(MarkPixels pixels) => pixels.Bytes.Min();

    private static MarkPixels Make(string picture) => picture switch
    {
        "black" => TestPixels.Plain(Side, Side, 0),
        "dark" => TestPixels.Plain(Side, Side, 60),
        "grey" => TestPixels.Plain(Side, Side, 128),
        "light" => TestPixels.Plain(Side, Side, 190),
        "white" => TestPixels.Plain(Side, Side, 255),
        "gradient" => TestPixels.Gradient(Side, Side),
        _ => TestPixels.Busy(Side, Side),
    };

    private static (MarkGrid Grid, MarkRow Row) GridOf(string text, MarkLook look)
    {
        var stamp = Stamp.For(new MarkShapes(Lettering.Of(text), Logo: null), look, Side, Side);
        return (new MarkGrid(stamp, look, phase: 3, Side, Side), new MarkRow(Side));
    }
}
