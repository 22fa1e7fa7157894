using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>
/// The folder Vectors: a picture, what cleaning makes of it, and the report; both languages run them. Where a name begins with "kept",
/// the gain map is asked for; where with "found", a fuzzer made the picture, which the writer and the strict reader once saw differently.
/// With DARKSLIDE_WRITE_VECTORS=1 the pictures are made anew.
/// </summary>
public class VectorTests
{
    private static string Folder => Path.Combine(Shared.Repository, "tests", "Darkslide.Imaging.Tests", "Vectors");

    public static TheoryData<string> Names
    {
        get
        {
            WriteIfAsked();
            return [.. Directory.EnumerateFiles(Folder, "*.input.bin").Select(file => Path.GetFileName(file)[..^".input.bin".Length]).Order(StringComparer.Ordinal)];
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_vector_holds(string name)
    {
        var file = File.ReadAllBytes(Path.Combine(Folder, name + ".input.bin"));
        var cleaned = PictureCleaner.Clean(file, OptionsOf(name));

        Assert.True(cleaned.Bytes.Span.SequenceEqual(File.ReadAllBytes(Path.Combine(Folder, name + ".clean.bin"))));
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, name + ".json")).TrimEnd(), cleaned.Report.ToJson());
        Assert.Equal(cleaned.Report.ToJson(), PictureInspector.Outline(file, OptionsOf(name)).Report.ToJson());
    }

    private static CleaningOptions OptionsOf(string name) => new() { KeepGainMap = name.StartsWith("kept", StringComparison.Ordinal) };

    private static void WriteIfAsked()
    {
        if (Environment.GetEnvironmentVariable("DARKSLIDE_WRITE_VECTORS") != "1")
        {
            return;
        }
        Directory.CreateDirectory(Folder);
        foreach (var (name, make) in PlantedPictures.All.Concat(PlantedGainMaps.Kept))
        {
            var path = Path.Combine(Folder, name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).ToLowerInvariant());
            File.WriteAllBytes(path + ".input.bin", make());
            WriteResults(path, name);
        }
        foreach (var file in Directory.EnumerateFiles(Folder, "found-*.input.bin"))
        {
            WriteResults(file[..^".input.bin".Length], "found");
        }
    }

    private static void WriteResults(string path, string name)
    {
        var cleaned = PictureCleaner.Clean(File.ReadAllBytes(path + ".input.bin"), OptionsOf(name));
        File.WriteAllBytes(path + ".clean.bin", cleaned.Bytes.Span);
        File.WriteAllText(path + ".json", cleaned.Report.ToJson() + "\n");
    }
}
