using Darkslide.Client.Failures;
using Darkslide.Client.Http;

namespace Darkslide.CommandLine;

/// <summary>Which of the files to send a person means: by its path, or by its name where one file alone has it.</summary>
internal static class MeantFile
{
    public static bool IsAmong(IReadOnlyList<string> files, string meant) => Matches(files, meant).Any();

    /// <summary>The file as it stands in the list.</summary>
    /// <exception cref="WrongUseException">None is meant, or several could be.</exception>
    public static string Among(IReadOnlyList<string> files, string meant)
    {
        string[] matches = [.. Matches(files, meant).Distinct(StringComparer.Ordinal).Take(2)];
        return matches switch
        {
            [var one] => one,
            [] => throw None(meant),
            _ => throw new WrongUseException($"Several of the files are called \"{Shown(meant)}\".", "Name it with its folder."),
        };
    }

    public static WrongUseException None(string meant)
        => new($"None of the files to send is \"{Shown(meant)}\".", "Name it as you name it for sending, or by its file name.");

    private static IEnumerable<string> Matches(IReadOnlyList<string> files, string meant)
    {
        if (meant.Length == 0)
        {
            return [];
        }

        string path = Path.GetFullPath(meant);
        string[] exact = [.. files.Where(file => file == meant || Path.GetFullPath(file) == path)];
        return exact.Length > 0 ? exact : files.Where(file => Path.GetFileName(file) == meant);
    }

    private static string Shown(string text) => ForeignText.OneLine(text, 200);
}
