namespace Darkslide.Bench;

/// <summary>One row of the budgets' table: what was measured, beside what it must be.</summary>
internal abstract class Measurement
{
    /// <summary>The word that picks this row on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What is measured, with its unit.</summary>
    public abstract string What { get; }

    /// <summary>What it must be.</summary>
    public abstract string Budget { get; }

    /// <summary>Measures here and now.</summary>
    public abstract Task<Measured> MeasureAsync();
}

/// <summary>What came out, in words that name everything it was compared with, and whether the budget holds.</summary>
internal sealed record Measured(string Text, bool Holds);
