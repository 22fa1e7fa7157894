namespace Darkslide.Format;

/// <summary>
/// Cost of turning a password into a key with Argon2id (RFC 9106), parallelism 1. Chosen by the sender, told by the server, and
/// checked by every client: a server must be able neither to make guessing cheap nor to stall a phone (FORMAT.md, section 3.1).
/// </summary>
public sealed class PasswordParameters
{
    /// <summary>The least memory that a client accepts, in KiB (19 MiB).</summary>
    public const int FloorMemoryKiB = 19_456;

    /// <summary>The most memory that a client accepts, in KiB (1 GiB).</summary>
    public const int CeilingMemoryKiB = 1_048_576;

    /// <summary>The fewest passes that a client accepts.</summary>
    public const int FloorPasses = 2;

    /// <summary>The most passes that a client accepts.</summary>
    public const int CeilingPasses = 16;

    /// <summary>Checks and keeps a pair of parameters.</summary>
    /// <param name="memoryKiB">Memory, in KiB.</param>
    /// <param name="passes">Passes over it.</param>
    /// <exception cref="FormatErrorException">
    /// <see cref="FormatError.WeakPasswordParameters"/> or <see cref="FormatError.CostlyPasswordParameters"/>.
    /// </exception>
    public PasswordParameters(long memoryKiB, long passes)
    {
        if (memoryKiB < FloorMemoryKiB || passes < FloorPasses)
        {
            throw new FormatErrorException(FormatError.WeakPasswordParameters);
        }

        if (memoryKiB > CeilingMemoryKiB || passes > CeilingPasses)
        {
            throw new FormatErrorException(FormatError.CostlyPasswordParameters);
        }

        MemoryKiB = (int)memoryKiB;
        Passes = (int)passes;
    }

    /// <summary>64 MiB and three passes.</summary>
    public static PasswordParameters Default { get; } = new(65_536, 3);

    /// <summary>Memory, in KiB.</summary>
    public int MemoryKiB { get; }

    /// <summary>Passes over the memory.</summary>
    public int Passes { get; }
}
