namespace Darkslide.Imaging.Documents;

/// <summary>Why a PDF can't be cleaned.</summary>
public enum DocumentProblem
{
    /// <summary>It is not as PDFs are, or something in it is not.</summary>
    Damaged,

    /// <summary>It is encrypted, if only against printing.</summary>
    Encrypted,

    /// <summary>It is signed: its signature says of every byte that it stays.</summary>
    HasSignature,

    /// <summary>It has layers of which some are hidden, or shown at times.</summary>
    Layers,

    /// <summary>It has a picture of a kind that can't be cleaned: JPEG 2000, JBIG2, or one that is damaged.</summary>
    Picture,

    /// <summary>It has more objects or pages than anybody needs.</summary>
    TooLarge,
}

/// <summary>A PDF that can't be cleaned.</summary>
public sealed class DocumentRefusedException(DocumentProblem problem, Exception? inner = null) : Exception(problem.ToString(), inner)
{
    /// <summary>Why.</summary>
    public DocumentProblem Problem => problem;
}
