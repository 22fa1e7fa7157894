using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Passes;

/// <summary>What a pass is good for at this moment, as its server tells.</summary>
public sealed class PassState
{
    internal PassState(SenderPass pass)
    {
        State = pass.State;
        Until = pass.Until;
        Bytes = pass.Bytes;
        Day = pass.Day;
        Renews = pass.Renews;
    }

    /// <summary><c>good</c>, <c>unknown</c>, <c>stopped</c> or <c>over</c>; all else is null unless it is good.</summary>
    public string State { get; }

    /// <summary>Until when it is good, or null for no end.</summary>
    public DateTimeOffset? Until { get; }

    /// <summary>In all.</summary>
    public PassUse? Bytes { get; }

    /// <summary>Today (UTC).</summary>
    public PassUse? Day { get; }

    /// <summary>When the next day begins.</summary>
    public DateTimeOffset? Renews { get; }

    /// <summary>How many bytes can be sent now, or null where nothing limits that.</summary>
    public long? Left
    {
        get
        {
            long? all = Bytes?.Limit - Bytes?.Used;
            long? day = Day?.Limit - Day?.Used;
            long? least = all < day ? all : day ?? all;
            return least < 0 ? 0 : least;
        }
    }
}
