using System.Text.Json.Nodes;
using Darkslide.Vectors;

namespace Darkslide.Format.Tests;

public sealed class VectorTests
{
    private static readonly Dictionary<string, Action<JsonNode>> Kinds = new()
    {
        ["link-write"] = LinkRuns.Write,
        ["link-find"] = LinkRuns.Find,
        ["link-read"] = LinkRuns.Read,
        ["viewing-keys"] = KeyRuns.Viewing,
        ["manage-keys"] = KeyRuns.Manage,
        ["pass-keys"] = KeyRuns.Pass,
        ["padme"] = vector => Assert.Equal((long)vector["padded"]!, Padding.Padme((long)vector["length"]!)),
        ["seal"] = SealingRuns.Seal,
        ["open"] = SealingRuns.Open,
        ["manifest"] = DocumentRuns.OpenManifest,
        ["manifest-json"] = DocumentRuns.ParseManifest,
        ["vault"] = DocumentRuns.OpenVault,
        ["vault-json"] = DocumentRuns.ParseVault,
        ["picks"] = DocumentRuns.OpenPicks,
        ["picks-json"] = DocumentRuns.ParsePicks,
        ["picks-merge"] = DocumentRuns.MergePicks,
        ["viewer-address"] = AddressRuns.Read,
        ["device-proof"] = DeviceRuns.Verify,
        ["receipt"] = ReceiptRuns.Verify,
    };

    public static TheoryData<string> Files => [.. VectorFiles.All()];

    [Theory, MemberData(nameof(Files))]
    public void Vector(string path)
    {
        var vector = JsonNode.Parse(File.ReadAllText(Path.Combine(VectorFiles.Root, path)))!;
        Assert.EndsWith("/" + (string)vector["name"]! + ".json", path, StringComparison.Ordinal);
        var kind = (string)vector["kind"]!;
        Assert.True(Kinds.TryGetValue(kind, out var run), $"Unknown kind: {kind}");
        if ((string?)vector["error"] is { } error)
        {
            Assert.Equal(error, Assert.Throws<FormatErrorException>(() => run(vector)).Class);
        }
        else
        {
            run(vector);
        }
    }

    [Fact]
    public void Every_kind_and_every_class_of_failure_has_a_vector()
    {
        var vectors = VectorFiles.All().Select(path => JsonNode.Parse(File.ReadAllText(Path.Combine(VectorFiles.Root, path)))!).ToList();
        Assert.Equal(Kinds.Keys.Order(), vectors.Select(vector => (string)vector["kind"]!).Distinct().Order());
        var classes = Enum.GetValues<FormatError>().Select(FormatErrorException.ClassOf);
        Assert.Equal(classes.Order(), vectors.Select(vector => (string?)vector["error"]).OfType<string>().Distinct().Order());
    }

    [Fact]
    public void No_folder_is_empty()
    {
        var folders = Directory.GetDirectories(VectorFiles.Root);
        Assert.Equal(10, folders.Length);
        Assert.All(folders, folder => Assert.NotEmpty(Directory.GetFiles(folder, "*.json")));
    }

    [Fact]
    public void Writing_the_vectors_anew_changes_nothing()
    {
        var written = AllVectors.Make().ToDictionary(vector => vector.Path, vector => vector.Text);
        Assert.Equal(written.Keys.Order(StringComparer.Ordinal), VectorFiles.All());
        Assert.All(written, item => Assert.Equal(item.Value, File.ReadAllText(Path.Combine(VectorFiles.Root, item.Key))));
    }
}
