namespace Darkslide.Server.Working;

/// <summary>When an instance that is open to everybody asks for work.</summary>
public sealed class WorkOptions
{
    /// <summary>Shares that strangers make without a pass in a minute before each further one costs work. 0 asks for it always.</summary>
    public int FreeSharesPerMinute { get; set; } = 30;
}
