using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Darkslide.CommandLine;

/// <summary>Options that several commands have, always spelt and described alike.</summary>
internal static class Options
{
    public static Option<bool> Json() => Flag("--json", "Print the result as one JSON document on standard output.");

    public static Option<bool> PasswordStdin() => Flag("--password-stdin", "Read the password from the first line of standard input.");

    public static Option<bool> KeepHdr() => Flag("--keep-hdr", "Keep HDR gain maps, cleaned like the pictures themselves; one that can't be kept for certain goes.");

    public static Option<bool> NoHistory(string what) => Flag("--no-history", $"{what} DARKSLIDE_NO_HISTORY=1 does the same.");

    public static Option<bool> Flag(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>A link as it was pasted: words around it and line breaks within may have come as arguments of their own.</summary>
    public static Argument<string[]> Link(string name, string description)
        => new(name) { Description = description, Arity = ArgumentArity.OneOrMore };

    public static string Pasted(string[] words) => string.Join('\n', words);

    public static Option<string> Text(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };

    public static Option<int?> Number(string name, int least, int most, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => ParseNumber(result, name, least, most),
    };

    private static int? ParseNumber(ArgumentResult result, string name, int least, int most)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
        {
            return number;
        }

        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number from {least} to {most:N0}.\nFor example: {name} {Math.Max(least, 3)}"));
        return null;
    }
}
