namespace Darkslide.Imaging.Documents;

/// <summary>A value in a PDF (ISO 32000-2, section 7.3), as whatever reads the file hands it over.</summary>
public abstract record PdfValue;

/// <summary>A number, a truth value or nothing, as JSON writes it.</summary>
public sealed record PdfPlain(string Json) : PdfValue;

/// <summary>A name, with its slash.</summary>
public sealed record PdfName(string Text) : PdfValue;

/// <summary>A string of bytes, in the notation of whatever reads the file.</summary>
public sealed record PdfText(string Notation) : PdfValue;

/// <summary>An object by its number.</summary>
public sealed record PdfReference(int Number) : PdfValue;

/// <summary>An array.</summary>
public sealed record PdfList(IReadOnlyList<PdfValue> Items) : PdfValue;

/// <summary>A dictionary; keys have no slash.</summary>
public sealed record PdfMembers(IReadOnlyDictionary<string, PdfValue> Members) : PdfValue
{
    /// <summary>A member, or null.</summary>
    public PdfValue? this[string key] => Members.GetValueOrDefault(key);
}

/// <summary>A dictionary with bytes, of which filters are undone that stand for nothing but packing.</summary>
/// <param name="Dictionary">What describes them; its filters are those that are left.</param>
/// <param name="Read">The bytes.</param>
public sealed record PdfData(PdfMembers Dictionary, Func<byte[]> Read) : PdfValue;
