namespace Darkslide.Imaging.Marks;

/// <summary>What a mark consists of, before it has a size: a text, a logo, or both.</summary>
internal sealed record MarkShapes(LetteredText? Text, MarkMask? Logo);

/// <summary>A text as a shape.</summary>
/// <param name="Mask">The shape, without empty edges.</param>
/// <param name="Letters">The size of the letters that it was drawn with.</param>
internal sealed record LetteredText(MarkMask Mask, int Letters);
