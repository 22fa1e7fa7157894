namespace Darkslide.Protocol;

/// <summary>What a report says of a link (PROTOCOL.md section 4.11).</summary>
public static class ReportKinds
{
    /// <summary>What it shows is against the law.</summary>
    public const string Unlawful = "unlawful";

    /// <summary>It shows the reporter, or their child, without leave.</summary>
    public const string OfMe = "of-me";

    /// <summary>It is meant to deceive.</summary>
    public const string Fraud = "fraud";

    /// <summary>Anything else.</summary>
    public const string Other = "other";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Unlawful, OfMe, Fraud, Other];
}
