using System.Text;

namespace Darkslide.Imaging.Reporting;

/// <summary>
/// Finds properties in an XMP packet (ISO 16684-1): every attribute, and every text inside an element, under its name as
/// written. It is a scan in one pass, not an XML parser: no entity is defined, nothing is fetched, broken markup ends it.
/// </summary>
internal static class XmpReader
{
    private const int MaxDepth = 100;
    private const int MaxValue = 1000;

    /// <summary>Names and values in the order in which they stand. An element's own start is listed with an empty value.</summary>
    public static List<(string Name, string Value)> Properties(string xml)
    {
        var found = new List<(string, string)>();
        var open = new List<string>();
        var at = 0;
        while (at < xml.Length && open.Count < MaxDepth)
        {
            var tag = xml.IndexOf('<', at);
            if (tag < 0)
            {
                break;
            }
            AddText(xml, at, tag, open, found);
            at = AfterTag(xml, tag, open, found);
            if (at < 0)
            {
                break;
            }
        }
        return found;
    }

    private static void AddText(string xml, int from, int to, List<string> open, List<(string, string)> found)
    {
        var text = Value(xml, from, to);
        if (text.Length == 0)
        {
            return;
        }
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (!open[i].StartsWith("rdf:", StringComparison.Ordinal))
            {
                found.Add((open[i], text));
                return;
            }
        }
    }

    /// <summary>Where reading goes on after the tag at <paramref name="tag"/>, or -1 when it has no end.</summary>
    private static int AfterTag(string xml, int tag, List<string> open, List<(string, string)> found)
    {
        if (At(xml, tag, "<!--"))
        {
            return After(xml, tag + 4, "-->");
        }
        if (At(xml, tag, "<?"))
        {
            return After(xml, tag + 2, "?>");
        }
        if (At(xml, tag, "<!") || At(xml, tag, "</"))
        {
            if (xml[tag + 1] == '/' && open.Count > 0)
            {
                open.RemoveAt(open.Count - 1);
            }
            return After(xml, tag + 2, ">");
        }
        return AfterElement(xml, tag + 1, open, found);
    }

    private static int AfterElement(string xml, int at, List<string> open, List<(string, string)> found)
    {
        var name = Name(xml, ref at);
        found.Add((name, ""));
        while (at < xml.Length)
        {
            var c = xml[at];
            if (c == '>')
            {
                open.Add(name);
                return at + 1;
            }
            if (c == '/' && at + 1 < xml.Length && xml[at + 1] == '>')
            {
                return at + 2;
            }
            if (IsSpace(c) || c is '/' or '=')
            {
                at++;
                continue;
            }
            if (!Attribute(xml, ref at, found))
            {
                return -1;
            }
        }
        return -1;
    }

    private static bool Attribute(string xml, ref int at, List<(string, string)> found)
    {
        if (xml[at] is '"' or '\'')
        {
            return false;
        }
        var name = Name(xml, ref at);
        SkipSpace(xml, ref at);
        if (at >= xml.Length || xml[at] != '=')
        {
            return at < xml.Length;
        }
        at++;
        SkipSpace(xml, ref at);
        if (at >= xml.Length || xml[at] is not ('"' or '\''))
        {
            return at < xml.Length;
        }
        var end = xml.IndexOf(xml[at], at + 1);
        if (end < 0)
        {
            return false;
        }
        found.Add((name, Value(xml, at + 1, end)));
        at = end + 1;
        return true;
    }

    private static void SkipSpace(string xml, ref int at)
    {
        while (at < xml.Length && IsSpace(xml[at]))
        {
            at++;
        }
    }

    private static string Name(string xml, ref int at)
    {
        var from = at;
        while (at < xml.Length && !IsSpace(xml[at]) && xml[at] is not ('>' or '/' or '=' or '<' or '"' or '\''))
        {
            at++;
        }
        // A character that can't be in a name must not hold the scan up.
        if (at == from && at < xml.Length && xml[at] != '>')
        {
            at++;
        }
        return xml[from..Math.Min(at, from + MaxValue)];
    }

    /// <summary>The text without white space around it and with its entities resolved; at most 1,000 characters of it.</summary>
    private static string Value(string xml, int from, int to)
    {
        while (from < to && IsSpace(xml[from]))
        {
            from++;
        }
        while (to > from && IsSpace(xml[to - 1]))
        {
            to--;
        }
        return Unescape(xml[from..Math.Min(to, from + MaxValue)]);
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
        {
            return text;
        }
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var end = text[at] == '&' ? text.IndexOf(';', at, Math.Min(text.Length - at, 10)) : -1;
            if (end > 0 && Entity(text[(at + 1)..end]) is { } character)
            {
                plain.Append(character);
                at = end;
            }
            else
            {
                plain.Append(text[at]);
            }
        }
        return plain.ToString();
    }

    private static string? Entity(string name) => name switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        ['#', 'x', .. var hex] => Character(hex, 16),
        ['#', .. var number] => Character(number, 10),
        _ => null,
    };

    private static string? Character(string digits, int radix)
    {
        var value = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix || value > 0x10FFFF)
            {
                return null;
            }
            value = (value * radix) + digit;
        }
        return digits.Length > 0 && value is (>= 0x20 and < 0xD800) or (>= 0xE000 and <= 0x10FFFF) ? char.ConvertFromUtf32(value) : null;
    }

    private static bool At(string xml, int at, string wanted) => string.CompareOrdinal(xml, at, wanted, 0, wanted.Length) == 0;

    private static int After(string xml, int from, string wanted)
    {
        var at = from > xml.Length ? -1 : xml.IndexOf(wanted, from, StringComparison.Ordinal);
        return at < 0 ? -1 : at + wanted.Length;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';
}
