namespace Darkslide.Format;

/// <summary>What was to be sealed is not what it was: the file grew, shrank or was written to meanwhile.</summary>
public sealed class SourceChangedException : IOException
{
    /// <summary>Makes the exception.</summary>
    public SourceChangedException() : base("The file was changed while it was being sealed.")
    {
    }
}
