namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// What the next <see cref="Window"/> bits make of a scan, wherever one stands in it: one look-up passes several whole codes, and
/// says where the next one is looked up. There are three states for each block of a unit: in it; before its DC coefficient, where that
/// did not fit behind the end of the block before; and inside one of its codes that are longer than the window, which all start with
/// the same bits. So there is nothing in a scan but these look-ups, and no branch that a core could guess wrong.
/// </summary>
/// <remarks>
/// An entry is, from the low end: 7 bits, how many bits it passes; 1, clear when a block ends; then from bit <see cref="Window"/> on 5
/// bits of state; and from bit 20 on how many AC coefficients of the block it passes, each counting for 33, so that 63 of them,
/// and not 62, carry into the top bit: a block that is full has no code for its end, and must not be looked up further.
/// </remarks>
/// <param name="blocks">The tables of each block of a unit.</param>
internal sealed class CodeRuns(BlockCodes[] blocks)
{
    /// <summary>Eleven bits hold two codes; more make nothing faster, and all tables of a picture fit into a core's second cache.</summary>
    public const int Window = 11;

    /// <summary>Of the 57 bits that are read at once two entries leave enough for a third.</summary>
    public const int MaxBits = 23;

    /// <summary>A unit has at most as many (ITU-T T.81 B.2.3).</summary>
    public const int MaxBlocks = 10;

    /// <summary>The bits of an entry that say how many bits it passes.</summary>
    public const uint Bits = 127;

    /// <summary>Set in an entry with which no block ends.</summary>
    public const uint Inside = 128;

    /// <summary>The bits of an entry that say where the next one stands among <see cref="Entries"/>.</summary>
    public const uint State = 31u << Window;

    /// <summary>The bits of an entry that count coefficients.</summary>
    public const uint Coefficients = 0xFFF00000;

    /// <summary>Set in the sum of coefficients when the block is full; and in entries that pass nothing, since no code fits.</summary>
    public const uint Full = 0x80000000;

    /// <summary>One AC coefficient.</summary>
    public const uint Coefficient = 33u << 20;

    /// <summary>For each state one entry for each number of <see cref="Window"/> bits.</summary>
    public uint[] Entries { get; } = new uint[(3 * blocks.Length) << Window];

    /// <summary>For each block, how many bits the codes share that are longer than the window.</summary>
    public int[] Shared { get; } = new int[blocks.Length];

    /// <summary>Whether they are what these blocks need.</summary>
    public bool Fit(ReadOnlySpan<BlockCodes> others) => others.SequenceEqual(blocks);

    /// <summary>A place in the entries, without the rest of an entry.</summary>
    public static uint At(int state) => (uint)state << Window;

    /// <summary>What is looked up in one state.</summary>
    public Span<uint> Of(int state) => Entries.AsSpan(state << Window, 1 << Window);
}
