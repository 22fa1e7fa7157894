namespace Darkslide.Protocol.Messages;

/// <summary>Body of <see cref="Routes.Report"/> (PROTOCOL.md section 4.11).</summary>
public sealed class ReportRequest
{
    /// <summary>One of <see cref="ReportKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the reporter says of it, or null.</summary>
    public required string? Note { get; init; }

    /// <summary>The link's secret, 24 bytes, where the reporter lets the operator look; else null.</summary>
    public required byte[]? Secret { get; init; }
}

/// <summary>Answer of <see cref="Routes.Reports"/>.</summary>
public sealed class ReportsAnswer
{
    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<OperatorReport> Reports { get; init; }
}

/// <summary>What a viewer reported.</summary>
public sealed class OperatorReport
{
    /// <summary>The server's number for it.</summary>
    public required int Number { get; init; }

    /// <summary>Cut to the minute.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The server's number for the share.</summary>
    public required int Share { get; init; }

    /// <summary>The share's state: <c>live</c> or <c>ended</c>.</summary>
    public required string State { get; init; }

    /// <summary>The link's number within the share.</summary>
    public required int Link { get; init; }

    /// <summary>One of <see cref="ReportKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the reporter says of it, or null.</summary>
    public required string? Note { get; init; }

    /// <summary>The link's secret, where the reporter gave it and the link lives; else null.</summary>
    public required byte[]? Secret { get; init; }

    /// <summary>The number of the pass that the share was made with, or null.</summary>
    public required int? Pass { get; init; }
}

/// <summary>Names a report.</summary>
public sealed class ReportNumber
{
    /// <summary>The server's number for it.</summary>
    public required int Number { get; init; }
}

/// <summary>Body of <see cref="Routes.TakeDown"/>: the share by its number, or by a link's locator.</summary>
public sealed class TakeDownRequest
{
    /// <summary>The server's number for the share, or null.</summary>
    public required int? Share { get; init; }

    /// <summary>16 bytes, or null.</summary>
    public required byte[]? Locator { get; init; }

    /// <summary>Whether the pass that the share was made with is stopped too.</summary>
    public required bool StopPass { get; init; }
}

/// <summary>Answer of <see cref="Routes.TakeDown"/>.</summary>
public sealed class TakeDownAnswer
{
    /// <summary>The server's number for the share.</summary>
    public required int Share { get; init; }

    /// <summary>How many links were ended by it.</summary>
    public required int Links { get; init; }

    /// <summary>The number of the pass that was stopped with it, or null.</summary>
    public required int? Pass { get; init; }
}
