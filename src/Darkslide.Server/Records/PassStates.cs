namespace Darkslide.Server.Records;

/// <summary>What a pass can be: the wire's words.</summary>
internal static class PassStates
{
    public const string Good = "good";
    public const string Stopped = "stopped";
    public const string Over = "over";
    public const string Unknown = "unknown";
}
