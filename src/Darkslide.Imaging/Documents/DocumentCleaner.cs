namespace Darkslide.Imaging.Documents;

/// <summary>Makes a new PDF's objects of the pages of another, and of nothing else (docs/documents.md).</summary>
public static class DocumentCleaner
{
    private const int MostPages = 500, Deepest = 100;

    private static readonly string[] Inherited = ["Resources", "MediaBox", "CropBox", "Rotate"];

    /// <summary>Cleans a document whose comments and forms are part of its pages already.</summary>
    /// <param name="root">The number of its catalogue.</param>
    /// <param name="objects">Its objects by number; null for one that it doesn't have.</param>
    /// <exception cref="DocumentRefusedException">It can't be cleaned.</exception>
    public static CleanedDocument Clean(int root, Func<int, PdfValue?> objects)
    {
        var copy = new PdfCopy(objects);
        if (copy.Resolve(new PdfReference(root)) is not PdfMembers catalogue) throw new DocumentRefusedException(DocumentProblem.Damaged);
        PdfForms.RequireUnsigned(copy, catalogue);
        PdfLayers.RequireAllShown(copy, catalogue);
        int number = copy.Reserve(), tree = copy.Reserve();
        copy.Set(number, Dictionary(("Type", PdfSyntax.Name("Catalog")), ("Pages", new PdfReference(tree))));
        var pages = new List<PdfValue>();
        var left = MostPages * 4;
        CopyPages(copy, catalogue["Pages"], new Dictionary<string, PdfValue>(), pages, tree, ref left, 0);
        if (pages.Count == 0) throw new DocumentRefusedException(DocumentProblem.Damaged);
        copy.Set(tree, Dictionary(("Type", PdfSyntax.Name("Pages")), ("Kids", new PdfList(pages)), ("Count", new PdfPlain(pages.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)))));
        return new CleanedDocument(copy.Objects, pages.Count, copy.LeftOut);
    }

    /// <summary>That nothing in a document is signed.</summary>
    /// <exception cref="DocumentRefusedException">Something is.</exception>
    public static void RequireUnsigned(int root, Func<int, PdfValue?> objects)
    {
        var copy = new PdfCopy(objects);
        if (copy.Resolve(new PdfReference(root)) is PdfMembers catalogue) PdfForms.RequireUnsigned(copy, catalogue);
    }

    private static void CopyPages(
        PdfCopy copy, PdfValue? node, Dictionary<string, PdfValue> above, List<PdfValue> pages, int tree, ref int left, int depth)
    {
        if (depth > Deepest || --left < 0 || copy.Resolve(node) is not PdfMembers dictionary) throw new DocumentRefusedException(DocumentProblem.Damaged);
        var all = new Dictionary<string, PdfValue>(above, StringComparer.Ordinal);
        foreach (var key in Inherited)
        {
            if (dictionary[key] is { } own) all[key] = own;
        }

        if (copy.Resolve(dictionary["Kids"]) is PdfList kids)
        {
            foreach (var kid in kids.Items) CopyPages(copy, kid, all, pages, tree, ref left, depth + 1);
            return;
        }

        if (pages.Count >= MostPages) throw new DocumentRefusedException(DocumentProblem.TooLarge);
        foreach (var (key, value) in dictionary.Members) all[key] = value;
        pages.Add(CopyPage(copy, new PdfMembers(all), tree));
    }

    private static PdfReference CopyPage(PdfCopy copy, PdfMembers page, int tree)
    {
        if (copy.Resolve(page["Resources"]) is PdfMembers resources) PdfLayers.RequireShownIn(copy, resources);
        var number = copy.Reserve();
        var kept = copy.Keep(page, "page", 0);
        copy.Set(number, PdfSyntax.With(PdfSyntax.With(kept, "Type", PdfSyntax.Name("Page")), "Parent", new PdfReference(tree)));
        return new PdfReference(number);
    }

    private static PdfMembers Dictionary(params (string Key, PdfValue Value)[] members)
        => new(members.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal));
}

/// <summary>The objects of a new PDF, numbered from 1; the first is its catalogue.</summary>
/// <param name="Objects">In their order.</param>
/// <param name="Pages">How many pages it has.</param>
/// <param name="LeftOut">How much of the other was left out; 0 when that was clean.</param>
public sealed record CleanedDocument(IReadOnlyList<PdfValue> Objects, int Pages, int LeftOut);
