namespace Darkslide.Imaging.Documents;

/// <summary>Forms and signatures.</summary>
internal static class PdfForms
{
    private const int MostFields = 100_000;

    /// <summary>That nothing in the document is signed.</summary>
    public static void RequireUnsigned(PdfCopy copy, PdfMembers catalogue)
    {
        if (copy.Resolve(catalogue["Perms"]) is PdfMembers) throw new DocumentRefusedException(DocumentProblem.HasSignature);
        if (copy.Resolve(catalogue["AcroForm"]) is not PdfMembers form) return;
        if (PdfSyntax.Number(copy.Resolve(form["SigFlags"])) is { } flags && (flags & 1) != 0) throw new DocumentRefusedException(DocumentProblem.HasSignature);
        var waiting = new Stack<PdfValue>([form["Fields"] ?? PdfSyntax.Null]);
        for (var seen = 0; waiting.TryPop(out var next); seen++)
        {
            if (seen > MostFields) throw new DocumentRefusedException(DocumentProblem.TooLarge);
            if (copy.Resolve(next) is PdfList list) list.Items.ToList().ForEach(waiting.Push);
            if (copy.Resolve(next) is not PdfMembers field) continue;
            if (PdfSyntax.NameOf(copy.Resolve(field["FT"])) == "Sig" && copy.Resolve(field["V"]) is PdfMembers) throw new DocumentRefusedException(DocumentProblem.HasSignature);
            if (field["Kids"] is { } kids) waiting.Push(kids);
        }
    }
}
