namespace Darkslide.Imaging.Documents;

/// <summary>
/// Copies a PDF's pages into a new one by <see cref="PdfShapes"/>: what no rule names is not followed, so that nothing of it comes along, however it is
/// hung into the file. Objects are numbered anew in the order in which pages need them.
/// </summary>
internal sealed class PdfCopy(Func<int, PdfValue?> objects)
{
    private const int Deepest = 100, MostObjects = 500_000;

    private readonly Dictionary<(int Number, string Rule), int> copied = [];
    private readonly List<PdfValue?> made = [];

    /// <summary>The new objects; the first has number 1.</summary>
    public IReadOnlyList<PdfValue> Objects => [.. made.Select(each => each ?? PdfSyntax.Null)];

    /// <summary>How many members and values were left out that are no mere packing: none, when a cleaned document is copied again.</summary>
    public int LeftOut { get; private set; }

    /// <summary>A number for an object that is set later.</summary>
    public int Reserve()
    {
        if (made.Count >= MostObjects) throw new DocumentRefusedException(DocumentProblem.TooLarge);
        made.Add(null);
        return made.Count;
    }

    public void Set(int number, PdfValue value) => made[number - 1] = value;

    /// <summary>The value behind a reference.</summary>
    public PdfValue Resolve(PdfValue? value)
    {
        for (var hops = 0; value is PdfReference reference; hops++)
        {
            if (hops > Deepest) throw new DocumentRefusedException(DocumentProblem.Damaged);
            value = objects(reference.Number);
        }

        return value ?? PdfSyntax.Null;
    }

    /// <summary>A value as a rule has it; null where it has no such value.</summary>
    public PdfValue? Copy(PdfValue? value, string rule, int depth = 0)
    {
        if (depth > Deepest) throw new DocumentRefusedException(DocumentProblem.Damaged);
        if (rule == "plain") return CopyPlain(value, depth);
        if (rule == "contents") return PdfStreams.CopyContents(this, Resolve(value));
        return value is PdfReference reference ? CopyObject(reference, rule, depth) : CopyDirect(Resolve(value), rule, depth);
    }

    /// <summary>A dictionary's members that its shape names.</summary>
    public PdfMembers Keep(PdfMembers dictionary, string shape, int depth)
    {
        var kept = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
        var rules = PdfShapes.All[shape];
        PdfLayers.RequireShown(this, dictionary["OC"]);
        foreach (var (key, value) in dictionary.Members)
        {
            if (rules.TryGetValue(key, out var rule) && Copy(value, rule, depth + 1) is { } copy) kept[key] = copy;
            else if (!PdfSyntax.IsPacking(key)) LeftOut++;
        }

        return new PdfMembers(kept);
    }

    private PdfReference? CopyObject(PdfReference reference, string rule, int depth)
    {
        if (copied.TryGetValue((reference.Number, rule), out var there)) return there == 0 ? null : new PdfReference(there);
        var target = Resolve(reference);
        if (target == PdfSyntax.Null) return null;
        var number = Reserve();
        copied[(reference.Number, rule)] = number;
        var copy = CopyDirect(target, rule, depth);
        Set(number, copy ?? PdfSyntax.Null);
        if (copy is null) copied[(reference.Number, rule)] = 0;
        return copy is null ? null : new PdfReference(number);
    }

    private PdfValue? CopyDirect(PdfValue value, string rule, int depth)
    {
        if (rule[0] == '*') return CopyNamed(value, rule[1..], depth);
        if (rule[0] == '[') return value is PdfList list ? CopyList(list, rule[1..], depth) : Copy(value, rule[1..], depth + 1);
        PdfValue? copy = rule switch
        {
            "text" => value as PdfText,
            "colour" => PdfColours.Copy(this, value, depth),
            "mask" => value is PdfData ? CopyDirect(value, "drawing", depth) : CopyPlain(value, depth),
            "drawing" => value is PdfData stream ? PdfStreams.CopyDrawing(this, stream, depth) : null,
            _ => CopyShaped(value, rule, depth),
        };
        if (copy is null) LeftOut++;
        return copy;
    }

    private PdfValue? CopyShaped(PdfValue value, string rule, int depth) => value switch
    {
        PdfMembers dictionary => Keep(dictionary, rule, depth),
        PdfData stream => PdfStreams.Copy(this, stream, rule, depth),
        // The names of standard encodings, functions, masks.
        PdfName name => name,
        // The font and its size in a graphics state.
        PdfPlain plain when rule == "font" => plain,
        _ => null,
    };

    private PdfMembers? CopyNamed(PdfValue value, string rule, int depth)
    {
        if (value is not PdfMembers dictionary) return null;
        var kept = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
        foreach (var (key, each) in dictionary.Members)
        {
            if (Copy(each, rule, depth + 1) is { } copy) kept[key] = copy;
        }

        return new PdfMembers(kept);
    }

    // Places in it mean something: what is left out there stays as nothing.
    private PdfList CopyList(PdfList list, string rule, int depth) => new([.. list.Items.Select(each => Copy(each, rule, depth + 1) ?? PdfSyntax.Null)]);

    // Numbers, names and lists of them. Whatever else stands there is left out with all around it.
    private PdfValue? CopyPlain(PdfValue? value, int depth)
    {
        if (depth > Deepest) throw new DocumentRefusedException(DocumentProblem.Damaged);
        switch (Resolve(value))
        {
            case PdfPlain or PdfName:
                return Resolve(value);
            case PdfList list:
                PdfValue?[] items = [.. list.Items.Select(each => CopyPlain(each, depth + 1))];
                if (!items.Contains(null)) return new PdfList([.. items.Select(each => each!)]);
                break;
        }

        LeftOut++;
        return null;
    }
}
