using System.Text.RegularExpressions;
using Darkslide.Server.Tests.Contract;

namespace Darkslide.Server.Tests;

/// <summary>The server's folders use each other only as this table says: a new line in it is a decision.</summary>
public sealed partial class StructureTests
{
    /// <summary>What anything may use: words of the wire, of the database's rows, and how problems, time and logs are written.</summary>
    private static readonly string[] Ground = ["Clock", "Database", "Http", "Log", "Problems", "Records", "Start"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Blobs"] = ["Live", "Openings", "Shares"],
        ["Clock"] = [],
        ["Database"] = [],
        ["Codes"] = [],
        ["Devices"] = ["Ending", "Shares"],
        ["Ending"] = ["Blobs", "Live"],
        ["Expiry"] = ["Ending", "Openings", "Uploads"],
        ["Health"] = ["Blobs", "Passes", "Shares"],
        ["Http"] = [],
        ["Links"] = ["Ending", "Live", "Shares"],
        ["Live"] = ["Openings", "Shares"],
        ["Log"] = [],
        ["Notices"] = ["Codes", "Shares"],
        ["Openings"] = ["Codes", "Devices", "Ending", "Live", "Passkeys"],
        ["Operators"] = [],
        ["Pages"] = [],
        ["Passes"] = ["Blobs", "Operators"],
        ["Passkeys"] = ["Ending", "Shares"],
        ["Picks"] = ["Blobs", "Ending", "Openings", "Shares", "Uploads"],
        ["Problems"] = ["Blobs"],
        ["Rates"] = [],
        ["Receipts"] = ["Shares"],
        ["Records"] = [],
        ["Reports"] = ["Ending", "Openings", "Operators"],
        ["Revocation"] = ["Ending", "Shares"],
        ["Settings"] = ["Rates", "SignIn"],
        ["Shares"] = ["Working"],
        ["SignIn"] = [],
        ["Start"] = ["Blobs"],
        ["Uploads"] = ["Blobs", "Ending", "Shares"],
        ["Vault"] = ["Blobs", "Ending", "Shares", "Uploads"],
        ["Working"] = [],
    };

    private static readonly string Sources = Path.Combine(Path.GetDirectoryName(OpenApiDocument.PathInRepository)!, "..", "src", "Darkslide.Server");

    [Fact]
    public void Folders_use_each_other_only_as_the_table_says()
    {
        Dictionary<string, string[]> found = Directory.EnumerateDirectories(Sources).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
            .ToDictionary(folder => Path.GetFileName(folder), Used);
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(found, folder => Assert.Equal(Allowed[folder.Key].Order(StringComparer.Ordinal), folder.Value));
    }

    [Fact]
    public void Namespaces_are_folders()
        => Assert.All(
            Directory.EnumerateDirectories(Sources).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")).SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs")),
            file => Assert.Contains($"namespace Darkslide.Server.{Path.GetFileName(Path.GetDirectoryName(file))};", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void Every_file_that_the_threat_review_names_is_there()
    {
        string root = Path.GetFullPath(Path.Combine(Sources, "..", ".."));
        string[] named = [.. NamedFile().Matches(File.ReadAllText(Path.Combine(root, "docs", "threat-review.md"))).Select(match => match.Groups[1].Value).Distinct()];
        Assert.True(named.Length > 50, "The review names hardly any file.");
        Assert.All(named, file => Assert.True(
            Path.Exists(Path.Combine(root, file)) || Path.Exists(Path.Combine(Sources, file)), $"docs/threat-review.md names {file}, which is not there."));
    }

    private static string[] Used(string folder) => [.. Directory.EnumerateFiles(folder, "*.cs").SelectMany(file => Using().Matches(File.ReadAllText(file)))
        .Select(match => match.Groups[1].Value).Where(name => name != Path.GetFileName(folder) && !Ground.Contains(name)).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^using (?:static )?Darkslide\.Server\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex("`([A-Za-z.]+/[A-Za-z./-]+)`")]
    private static partial Regex NamedFile();
}
