namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>
/// For each block of a unit, what the next <see cref="Window"/> bits make of it: one look-up passes several whole codes. An entry
/// is a run of AC codes with the bits behind them; or such a run up to an end of block, and the next block's DC coefficient too.
/// </summary>
/// <remarks>
/// From the low end, 6 bits: how many bits it passes; 2: whether a block ends (so that the low bytes of several entries can
/// be added up); 5: 31 when one does, to shift the count of coefficients away; then from bit <see cref="Window"/> on where the
/// block's own look-ups start; 8 from the top: how many coefficients it passes, <see cref="None"/> when no run is this short.
/// </remarks>
internal sealed class CodeRuns
{
    /// <summary>Twelve bits hold two or three codes; the tables of a picture still fit into a core's second cache.</summary>
    public const int Window = 12;

    /// <summary>Three entries are looked up in the 57 bits that are read at once.</summary>
    public const int MaxBits = 19;

    /// <summary>More coefficients than a block has: then the slow way looks.</summary>
    public const uint None = 127;

    /// <summary>What has the codes for more different blocks is no picture of a camera's.</summary>
    public const int MaxBlocks = 12;

    /// <param name="blocks">The tables of each block of a unit.</param>
    public CodeRuns(BlockCodes[] blocks)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blocks.Length, MaxBlocks);
        Entries = new uint[blocks.Length << Window];
        for (var block = 0; block < blocks.Length; block++)
        {
            var next = (block + 1) % blocks.Length;
            Fill(block, next, blocks[block].Ac, blocks[next].Dc);
        }
    }

    /// <summary>For each block one entry for each number of <see cref="Window"/> bits.</summary>
    public uint[] Entries { get; }

    private void Fill(int block, int next, HuffmanTable ac, HuffmanTable dc)
    {
        for (var window = 0; window < 1 << Window; window++)
        {
            Entries[(block << Window) | window] = Entry((uint)window << (32 - Window), block, next, ac, dc);
        }
    }

    private static uint Entry(uint bits, int block, int next, HuffmanTable ac, HuffmanTable dc)
    {
        int used = 0, passed = 0;
        while (used < Window)
        {
            var code = ac.Find((bits << used) >> 16);
            var end = used + (code >> 8);
            int run = (code >> 4) & 15, size = code & 15;
            if (code == 0 || end > Window)
            {
                break;
            }
            if (size == 0 && run < 15)
            {
                code = dc.Find((bits << end) >> 16);
                if (code == 0 || end + (code >> 8) > Window || end + (code >> 8) + (code & 255) > MaxBits)
                {
                    break;
                }
                used = end + (code >> 8) + (code & 255);
                return (uint)(used | (1 << 6) | (31 << 8) | (next << 16) | (passed << 24));
            }
            if (end + size > MaxBits || passed + run + 1 > 63)
            {
                break;
            }
            used = end + size;
            passed += run + 1;
        }
        return used == 0 ? None << 24 : (uint)(used | (block << 16) | (passed << 24));
    }
}
