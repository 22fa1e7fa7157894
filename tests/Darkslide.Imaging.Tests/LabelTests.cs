using System.Text.RegularExpressions;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests;

/// <summary>
/// Pages translate what findings are called, so the names are a closed list: <c>web/imaging/finding-labels.ts</c>, of which the
/// compiler demands a translation into each language. What this library says is collected from its source.
/// </summary>
public partial class LabelTests
{
    [Fact]
    public void This_library_says_what_pages_can_translate_and_nothing_else()
    {
        var said = Sources().SelectMany(source => Said().Matches(source)).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        var table = File.ReadAllText(Path.Combine(Shared.Repository, "web", "imaging", "finding-labels.ts"));
        var listed = Listed().Matches(table).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
        Assert.Equal(listed, said);
    }

    [Fact]
    public void No_label_is_put_together()
    {
        var computed = Sources().SelectMany(source => AfterKind().Matches(source)).Select(match => match.Value);
        Assert.DoesNotContain(computed, text => !text.EndsWith('"') && !text.EndsWith("label", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Shared.Repository, "src", "Darkslide.Imaging"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText);

    /// <summary>A kind and behind it a name, in a call or a table.</summary>
    [GeneratedRegex("FindingKind\\.\\w+,\\s*\"([^\"]*)\"")]
    private static partial Regex Said();

    /// <summary>A kind and the beginning of what stands behind it.</summary>
    [GeneratedRegex("FindingKind\\.\\w+,\\s*([\\w.]+|.)")]
    private static partial Regex AfterKind();

    [GeneratedRegex("^  \"(.*)\",$", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
