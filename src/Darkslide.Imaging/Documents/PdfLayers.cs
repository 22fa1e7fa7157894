namespace Darkslide.Imaging.Documents;

/// <summary>Layers (optional content): what is shown always is part of the page; what is hidden, or only at times, is refused.</summary>
internal static class PdfLayers
{
    /// <summary>That every layer of the document is shown.</summary>
    public static void RequireAllShown(PdfCopy copy, PdfMembers catalogue)
    {
        if (copy.Resolve(catalogue["OCProperties"]) is not PdfMembers layers) return;
        foreach (var setting in Settings(copy, layers))
        {
            if (PdfSyntax.NameOf(copy.Resolve(setting["BaseState"])) is not (null or "ON")) throw Hidden();
            if (copy.Resolve(setting["OFF"]) is PdfList { Items.Count: > 0 }) throw Hidden();
        }

        if (copy.Resolve(layers["OCGs"]) is not PdfList groups) return;
        foreach (var group in groups.Items)
        {
            if (copy.Resolve(group) is PdfMembers each && copy.Resolve(each["Usage"]) is PdfMembers usage) RequireUsed(copy, usage);
        }
    }

    /// <summary>That something belongs to no layer that is shown when others are not.</summary>
    public static void RequireShown(PdfCopy copy, PdfValue? layer)
    {
        if (copy.Resolve(layer) is not PdfMembers membership) return;
        if (membership["VE"] is not null || PdfSyntax.NameOf(copy.Resolve(membership["P"])) is "AllOff" or "AnyOff") throw Hidden();
    }

    /// <summary>The same for what a page's instructions belong to.</summary>
    public static void RequireShownIn(PdfCopy copy, PdfMembers resources)
    {
        if (copy.Resolve(resources["Properties"]) is not PdfMembers properties) return;
        foreach (var each in properties.Members.Values) RequireShown(copy, each);
    }

    private static IEnumerable<PdfMembers> Settings(PdfCopy copy, PdfMembers layers)
    {
        if (copy.Resolve(layers["D"]) is PdfMembers usual) yield return usual;
        if (copy.Resolve(layers["Configs"]) is not PdfList others) yield break;
        foreach (var each in others.Items)
        {
            if (copy.Resolve(each) is PdfMembers other) yield return other;
        }
    }

    // "When printed", "when looked at", "when exported".
    private static void RequireUsed(PdfCopy copy, PdfMembers usage)
    {
        foreach (var each in usage.Members.Values)
        {
            if (copy.Resolve(each) is PdfMembers use && use.Members.Any(state => state.Key.EndsWith("State", StringComparison.Ordinal) && PdfSyntax.NameOf(copy.Resolve(state.Value)) == "OFF"))
            {
                throw Hidden();
            }
        }
    }

    private static DocumentRefusedException Hidden() => new(DocumentProblem.Layers);
}
