using System.Globalization;
using System.Text.Json.Nodes;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>
/// Pages clean pictures with their own library. For any file both give the same bytes, the same report and the same refusal:
/// what a sender is told and what a recipient gets can't depend on how it was sent.
/// </summary>
public class TwinTests
{
    private const int VariantsOfEach = 40;

    [Fact]
    public async Task Planted_cut_and_changed_pictures_come_out_the_same() => await BothGiveTheSame(PlantedPictures.All, new CleaningOptions());

    [Fact]
    public async Task Pictures_with_gain_maps_come_out_the_same() =>
        await BothGiveTheSame(PlantedGainMaps.Kept.Concat(PlantedGainMaps.NotKept), new CleaningOptions { KeepGainMap = true });

    [Fact]
    public async Task Real_pictures_come_out_the_same() => await BothGiveTheSame(Shared.RequireCorpus(), new CleaningOptions());

    private static async Task BothGiveTheSame(IEnumerable<KeyValuePair<string, Func<byte[]>>> planted, CleaningOptions options)
    {
        using var folder = new TemporaryFolder();
        var paths = new List<string>();
        foreach (var (name, make) in planted)
        {
            var file = make();
            paths.Add(folder.Write(name, file));
            paths.AddRange(Variants(file).Select((variant, i) => folder.Write(string.Create(CultureInfo.InvariantCulture, $"{name} {i}"), variant)));
        }
        await BothGiveTheSame(paths, options);
    }

    /// <summary>Half of them cut off, half with a few bytes changed; the same ones in every run.</summary>
    private static IEnumerable<byte[]> Variants(byte[] file)
    {
        uint state = 12345;
        int Next(int below)
        {
            state = (state * 1664525) + 1013904223;
            return (int)((ulong)state * (uint)below >> 32);
        }
        for (var i = 0; i < VariantsOfEach / 2; i++)
        {
            yield return file[..Next(file.Length)];
            var changed = (byte[])file.Clone();
            for (var n = Next(6); n >= 0; n--)
            {
                // Most bytes are coded pixels; what decides is at the start.
                changed[Next(i % 4 == 0 ? file.Length : Math.Min(file.Length, 300))] = (byte)Next(256);
            }
            yield return changed;
        }
    }

    private static async Task BothGiveTheSame(IReadOnlyCollection<string> paths, CleaningOptions options)
    {
        var pages = await Twin.InPages(paths, options, TestContext.Current.CancellationToken);
        var here = paths.AsParallel().AsOrdered().Select(path => Twin.Here(path, options)).ToList();
        Assert.Equal(here.Count, pages.Count);
        var different = here.Zip(pages).Where(pair => !JsonNode.DeepEquals(pair.First, pair.Second)).ToList();
        Assert.True(different.Count == 0, string.Join('\n', different.Take(5).Select(pair => $"{pair.First.ToJsonString()}\n    {pair.Second.ToJsonString()}")));
    }
}
