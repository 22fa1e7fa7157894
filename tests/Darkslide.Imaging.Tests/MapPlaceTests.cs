namespace Darkslide.Imaging.Tests;

/// <summary>Places that can be shown on a map.</summary>
public class MapPlaceTests
{
    [Theory]
    [InlineData("48.858333, 2.294444", "https://www.openstreetmap.org/?mlat=48.858333&mlon=2.294444#map=16/48.858333/2.294444")]
    [InlineData("-33.859833, -151.200000", "https://www.openstreetmap.org/?mlat=-33.859833&mlon=-151.200000#map=16/-33.859833/-151.200000")]
    public void Coordinates_have_a_link(string value, string link)
    {
        var place = Assert.NotNull(MapPlace.Of(new Finding { Kind = FindingKind.Position, Label = "Where it was taken", Value = value }));

        Assert.Equal(link, place.Link);
    }

    [Theory]
    [InlineData(FindingKind.Position, "35.0 m")]
    [InlineData(FindingKind.Position, "48.858333, 2.294444, Paris")]
    [InlineData(FindingKind.Position, "&x=48.858333, 2.294444")]
    [InlineData(FindingKind.Position, null)]
    [InlineData(FindingKind.Text, "48.858333, 2.294444")]
    public void Anything_else_has_none(FindingKind kind, string? value) =>
        Assert.Null(MapPlace.Of(new Finding { Kind = kind, Label = "Place", Value = value }));
}
