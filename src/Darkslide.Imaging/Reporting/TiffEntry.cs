namespace Darkslide.Imaging.Reporting;

/// <summary>One entry of a TIFF image file directory (TIFF 6.0 section 2): a tag and where its values stand.</summary>
/// <param name="Tag">The tag's number.</param>
/// <param name="Type">The field type, 1..13.</param>
/// <param name="Count">How many values.</param>
/// <param name="At">Where the values begin in the block.</param>
/// <param name="Length">How many bytes they take; the block holds all of them.</param>
internal readonly record struct TiffEntry(int Tag, int Type, int Count, int At, int Length);
