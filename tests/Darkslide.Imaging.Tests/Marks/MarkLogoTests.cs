using Darkslide.Imaging.Marks;
using Darkslide.Imaging.Tests.Fixtures;
using NetVips;

namespace Darkslide.Imaging.Tests.Marks;

/// <summary>What serves as a logo, and what is refused with a clear sentence.</summary>
public class MarkLogoTests
{
    [Fact]
    public void A_transparent_logo_is_its_opaque_part()
    {
        using var disc = Image.Black(200, 100, bands: 4).Mutate(image => image.DrawCircle([200, 0, 0, 255], 100, 50, 40, fill: true));
        var logo = Read(disc);

        Assert.InRange(logo.Shape.Width, 79, 82);
        Assert.Equal(255, logo.Shape.Coverage[(logo.Shape.Height / 2 * logo.Shape.Width) + (logo.Shape.Width / 2)]);
        Assert.True(logo.Shape.Coverage[0] < 40);
    }

    [Fact]
    public void An_opaque_logo_is_what_differs_from_its_ground()
    {
        using var disc = (Image.Black(200, 100, bands: 3) + 255).Cast(Enums.BandFormat.Uchar).Mutate(image => image.DrawCircle([0, 0, 90], 100, 50, 40, fill: true));

        Assert.InRange(Read(disc).Shape.Width, 79, 82);
    }

    [Fact]
    public void One_pixel_and_one_colour_are_refused()
    {
        Assert.Equal(MarkLogoProblem.TooSmall, Assert.Throws<MarkLogoRefusedException>(() => MarkLogo.Read(PictureCleaner.Clean(Plain.Jpeg(1, 1)))).Problem);
        using var white = (Image.Black(64, 64, bands: 3) + 255).Cast(Enums.BandFormat.Uchar);
        Assert.Equal(MarkLogoProblem.OneColour, Assert.Throws<MarkLogoRefusedException>(() => Read(white)).Problem);
        using var nothing = Image.Black(64, 64, bands: 4);
        Assert.Equal(MarkLogoProblem.OneColour, Assert.Throws<MarkLogoRefusedException>(() => Read(nothing)).Problem);
    }

    [Fact]
    public void A_huge_logo_takes_no_more_memory_than_a_thousand_pixels_square()
    {
        var logo = MarkLogo.Read(PictureCleaner.Clean(Plain.Png(6000, 3000)));

        Assert.InRange(logo.Shape.Width, 500, 1024);
    }

    private static MarkLogo Read(Image image)
    {
        using var coloured = image.Copy(interpretation: Enums.Interpretation.Srgb);
        return MarkLogo.Read(PictureCleaner.Clean(coloured.PngsaveBuffer(keep: Enums.ForeignKeep.None)));
    }
}
