using System.Globalization;
using System.Text.Json.Nodes;

namespace Darkslide.Vectors;

/// <summary>Padmé lengths (FORMAT.md, section 4.2), worked out by hand and not by the code under test.</summary>
internal static class PaddingVectors
{
    private static readonly (long Length, long Padded)[] Cases =
    [
        (0, 0), (1, 1), (2, 2), (3, 3), (7, 7), (8, 8), (9, 10), (15, 16), (16, 16), (17, 18), (33, 36), (100, 104), (1_000, 1_024),
        (1_025, 1_088), (65_535, 65_536), (65_536, 65_536), (65_537, 67_584), (1_048_520, 1_048_576), (1_048_577, 1_081_344),
        (9_120_044, 9_175_040), (2_147_483_647, 2_147_483_648), (2_147_483_648, 2_147_483_648),
    ];

    public static IEnumerable<Vector> Make() => Cases.Select(item => new Vector(
        "padding",
        "padme",
        "padme-" + item.Length.ToString(CultureInfo.InvariantCulture),
        "A length and its padded length",
        new JsonObject { ["length"] = item.Length, ["padded"] = item.Padded }));
}
