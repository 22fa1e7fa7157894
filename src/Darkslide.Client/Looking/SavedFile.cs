namespace Darkslide.Client.Looking;

/// <summary>A file that was saved.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Rendition"><c>original</c>, <c>preview</c> or <c>document</c>.</param>
public sealed record SavedFile(string Path, long Bytes, string Rendition);
