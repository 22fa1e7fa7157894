using Darkslide.Client.Pictures;

namespace Darkslide.Client.Sending;

/// <summary>A share that is published.</summary>
public sealed class SentShare
{
    /// <summary>The manage link: a secret of the sender's.</summary>
    public required string Manage { get; init; }

    /// <summary>The recipients' links: each a secret of theirs.</summary>
    public required IReadOnlyList<SentLink> Links { get; init; }

    /// <summary>When the links end by time.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>How many pictures were sent.</summary>
    public required int Pictures { get; init; }

    /// <summary>The names, as recipients see them, of the PDFs that were sent besides their pages' pictures.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Sealed bytes that the server holds.</summary>
    public required long Bytes { get; init; }

    /// <summary>Files that were left out on the way because their pixels could not be read.</summary>
    public required IReadOnlyList<SkippedFile> Skipped { get; init; }
}

/// <summary>A link of a published share.</summary>
public sealed class SentLink
{
    /// <summary>The recipient's name, or null.</summary>
    public required string? To { get; init; }

    /// <summary>The address.</summary>
    public required string Url { get; init; }
}
