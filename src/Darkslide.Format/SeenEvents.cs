namespace Darkslide.Format;

/// <summary>How far an owner has seen a share's events (PROTOCOL.md, section 5.6): what they had seen can't be taken out of them unnoticed.</summary>
/// <param name="Count">How many.</param>
/// <param name="Head">The head of their chain, 32 bytes.</param>
public sealed record SeenEvents(long Count, ReadOnlyMemory<byte> Head)
{
    internal const long Most = 1L << 53;
    internal const int HeadLength = 32;
}
