using System.Text;

namespace Darkslide.Client.Sending;

/// <summary>Reads a table as spreadsheets write it: RFC 4180, with commas, semicolons or tabs between cells, whichever its first line has first.</summary>
internal static class CsvRows
{
    /// <summary>All rows, or null where a quotation has no end.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Read(string text)
    {
        char separator = SeparatorOf(text);
        var rows = new List<IReadOnlyList<string>>();
        for (int at = 0; at < text.Length;)
        {
            if (Row(text, separator, ref at) is not { } row)
            {
                return null;
            }

            // An empty line is no row.
            if (row.Count > 1 || row[0].Length > 0)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static char SeparatorOf(string text)
    {
        int first = text.AsSpan().IndexOfAny(",;\t\n");
        return first >= 0 && text[first] != '\n' ? text[first] : ',';
    }

    private static List<string>? Row(string text, char separator, ref int at)
    {
        var row = new List<string>();
        while (true)
        {
            if (Cell(text, separator, ref at) is not { } cell)
            {
                return null;
            }

            row.Add(cell);
            if (at == text.Length)
            {
                return row;
            }

            char end = text[at++];
            if (end != separator)
            {
                at += end == '\r' && at < text.Length && text[at] == '\n' ? 1 : 0;
                return row;
            }
        }
    }

    // Up to what ends it: a separator, a line end, the end.
    private static string? Cell(string text, char separator, ref int at)
    {
        var cell = new StringBuilder();
        if (at < text.Length && text[at] == '"' && !Quoted(text, cell, ref at))
        {
            return null;
        }

        int from = at;
        while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
        {
            at++;
        }

        return cell.Append(text, from, at - from).ToString();
    }

    private static bool Quoted(string text, StringBuilder cell, ref int at)
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                cell.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append(text[at++]);
            }
            else
            {
                at++;
                return true;
            }
        }

        return false;
    }
}
