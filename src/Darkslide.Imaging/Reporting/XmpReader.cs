namespace Darkslide.Imaging.Reporting;

/// <summary>
/// Finds properties in an XMP packet (ISO 16684-1): every attribute, and every text inside an element, under its name with the
/// usual prefix. It is a scan in one pass, not an XML parser: no entity is defined, nothing is fetched, broken markup ends it.
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
        return XmpNamespaces.WithUsualPrefixes(found);
    }

    private static void AddText(string xml, int from, int to, List<string> open, List<(string, string)> found)
    {
        while (from < to && IsSpace(xml[from]))
        {
            from++;
        }
        if (from == to)
        {
            return;
        }
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (!open[i].StartsWith("rdf:", StringComparison.Ordinal))
            {
                found.Add((open[i], Value(xml, from, to, open[i])));
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
            if (!Attribute(xml, ref at, name, found))
            {
                return -1;
            }
        }
        return -1;
    }

    private static bool Attribute(string xml, ref int at, string element, List<(string, string)> found)
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
        // What an element refers to is its value.
        name = name == "rdf:resource" ? element : name;
        found.Add((name, Value(xml, at + 1, end, name)));
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

    /// <summary>The text without white space around it and with its entities resolved; at most 1,000 characters of it, but whole pictures.</summary>
    private static string Value(string xml, int from, int to, string name)
    {
        var most = XmpPictures.IsPicture(name) ? PictureLimits.MaxReportText : MaxValue;
        while (from < to && IsSpace(xml[from]))
        {
            from++;
        }
        while (to > from && IsSpace(xml[to - 1]))
        {
            to--;
        }
        return XmpEntities.Unescape(xml[from..Math.Min(to, from + most)]);
    }

    private static bool At(string xml, int at, string wanted) => string.CompareOrdinal(xml, at, wanted, 0, wanted.Length) == 0;

    private static int After(string xml, int from, string wanted)
    {
        var at = from > xml.Length ? -1 : xml.IndexOf(wanted, from, StringComparison.Ordinal);
        return at < 0 ? -1 : at + wanted.Length;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';
}
