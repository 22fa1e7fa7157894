using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary>What <c>inspect</c> tells people and programs.</summary>
public sealed class InspectTests : IDisposable
{
    private readonly Home home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task People_are_told_the_place_first_in_degrees_and_with_a_link()
    {
        home.Write("a.jpg", Pictures.Photo());

        string[] lines = (await Run("inspect", "a.jpg")).Well().Output.Split('\n');

        Assert.Equal("    Where it was taken", lines[1]);
        Assert.Contains("47.376900, 8.541656", lines[2], StringComparison.Ordinal);
        Assert.Contains("https://www.openstreetmap.org/?mlat=47.376900&mlon=8.541656#", lines[3], StringComparison.Ordinal);
        Assert.Equal("    Whose it is", lines[4]);
    }

    [Fact]
    public async Task Of_several_files_the_sum_is_told_too()
    {
        home.Write("a.jpg", Pictures.Photo());
        home.Write("b.jpg", Pictures.Photo(200, 100));
        home.Write("c.jpg", Pictures.Thumbnail());

        string output = (await Run("inspect", "a.jpg", "b.jpg", "c.jpg")).Well().Output;

        Assert.Contains("  c.jpg: nothing", output, StringComparison.Ordinal);
        string sum = output[output.IndexOf("All 3 together:", StringComparison.Ordinal)..];
        Assert.Matches("Where it was taken +in 2 pictures, such as 47.376900, 8.541656\n", sum);
    }

    [Fact]
    public async Task Hidden_pictures_are_written_out_and_nothing_is_written_over()
    {
        byte[] hidden = Pictures.Thumbnail();
        home.Write("a.jpg", Pictures.WithThumbnail(Pictures.Photo(), hidden));
        home.Write("out/a.hidden-1.jpg", "mine");

        JsonElement file = (await Run("inspect", "a.jpg", "--extract", "out", "--json")).Well().Json().GetProperty("files")[0];

        JsonElement[] pictures = [.. file.GetProperty("findings").EnumerateArray().Where(finding => finding.TryGetProperty("extracted", out _))];
        JsonElement picture = Assert.Single(pictures);
        Assert.Equal("thumbnail", picture.GetProperty("kind").GetString());
        Assert.True(picture.GetProperty("mayShowMore").GetBoolean());
        Assert.Equal(hidden, await File.ReadAllBytesAsync(picture.GetProperty("extracted").GetString()!, TestContext.Current.CancellationToken));
        Assert.Equal("mine", await File.ReadAllTextAsync(home.At("out/a.hidden-1.jpg"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Programs_get_degrees_as_numbers()
    {
        home.Write("a.jpg", Pictures.Photo());

        JsonElement[] findings = [.. (await Run("inspect", "a.jpg", "--json")).Well().Json().GetProperty("files")[0].GetProperty("findings").EnumerateArray()];

        JsonElement place = Assert.Single(findings, finding => finding.TryGetProperty("latitude", out _));
        Assert.Equal(47.3769, place.GetProperty("latitude").GetDouble());
        Assert.Equal(8.541656, place.GetProperty("longitude").GetDouble());
        Assert.All(findings, finding => Assert.Equal(JsonValueKind.String, finding.GetProperty("kind").ValueKind));
    }

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);
}
