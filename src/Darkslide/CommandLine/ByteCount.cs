using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Darkslide.Protocol;

namespace Darkslide.CommandLine;

/// <summary>An amount such as <c>500MB</c>, <c>10GB</c> or <c>1TiB</c>.</summary>
internal static class ByteCount
{
    private static readonly (string Unit, long Bytes)[] Units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40), ("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000), ("", 1),
    ];

    public static Option<long?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "10GB",
        CustomParser = result => Parse(result, name),
    };

    public static bool TryParse(string text, out long bytes)
    {
        (string unit, long size) = Units.First(each => text.EndsWith(each.Unit, StringComparison.OrdinalIgnoreCase));
        bool isRead = long.TryParse(text.AsSpan(0, text.Length - unit.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long count);
        bytes = isRead && count <= Limits.MostBytes / size ? count * size : 0;
        return bytes > 0;
    }

    private static long? Parse(ArgumentResult result, string name)
    {
        if (result.Tokens.Count == 1 && TryParse(result.Tokens[0].Value, out long bytes))
        {
            return bytes;
        }

        result.AddError($"{name} takes an amount: a number and MB, GB or TB.\nFor example: {name} 10GB");
        return null;
    }
}
