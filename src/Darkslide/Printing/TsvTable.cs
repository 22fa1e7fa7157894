using Darkslide.Client.Http;

namespace Darkslide.Printing;

/// <summary>Rows with tabs between the cells, for spreadsheets.</summary>
internal static class TsvTable
{
    public static void Print(params IEnumerable<string> cells) => Console.WriteLine(string.Join('\t', cells.Select(Cell)));

    // A spreadsheet takes what begins with these for a formula, and runs it; names come from anywhere.
    private static string Cell(string text)
    {
        string line = ForeignText.OneLine(text, 10_000);
        string start = line.TrimStart();
        return start.Length > 0 && "=+-@＝＋－＠".Contains(start[0]) ? $"'{line}" : line;
    }
}
