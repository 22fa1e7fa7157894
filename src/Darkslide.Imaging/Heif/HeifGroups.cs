namespace Darkslide.Imaging.Heif;

/// <summary>Groups of items of which a viewer shows the first that it can (<c>altr</c>, ISO/IEC 23008-12 section 9.4).</summary>
internal static class HeifGroups
{
    /// <summary>Whether a group has one item before another.</summary>
    public static bool Prefers(ReadOnlyMemory<byte> file, HeifMeta meta, long item, long before)
    {
        foreach (var box in meta.Others)
        {
            foreach (var group in box.Type == "grpl" ? Alternatives(file, box) : [])
            {
                var at = group.IndexOf(item);
                if (at >= 0 && group.IndexOf(before) > at)
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>Whether a box has this one group of two and nothing else.</summary>
    public static bool IsOnly(ReadOnlyMemory<byte> file, Box box, long item, long before) =>
        box.Type == "grpl" && box.Length == Box.HeadLength + 20 && Alternatives(file, box) is [var group] && group.SequenceEqual([item, before]);

    /// <summary>The box as we write it: one group of two, whose number is no item's.</summary>
    public static void Write(int number, int item, int before, BoxWriter writer)
    {
        var start = writer.Begin("grpl");
        var group = writer.BeginFull("altr", 0, 0);
        writer.U32(number);
        writer.U32(2);
        writer.U32(item);
        writer.U32(before);
        writer.End(group);
        writer.End(start);
    }

    private static List<List<long>> Alternatives(ReadOnlyMemory<byte> file, Box box)
    {
        var groups = new List<List<long>>();
        foreach (var child in Box.ReadAll(file.Span, box.Body, box.End, out _))
        {
            if (child.Type == "altr")
            {
                groups.Add(Items(new BoxFields(file, child)));
            }
        }
        return groups;
    }

    private static List<long> Items(BoxFields fields)
    {
        fields.U32();
        var items = new List<long>();
        for (var left = fields.U32(); left > 0; left--)
        {
            items.Add(fields.U32());
        }
        return items;
    }
}
