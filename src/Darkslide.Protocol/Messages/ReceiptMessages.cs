namespace Darkslide.Protocol.Messages;

/// <summary>Answer of <see cref="Routes.ShareReceipt"/>, and what a receipt's file holds (PROTOCOL.md section 5.15).</summary>
public sealed class ReceiptAnswer
{
    /// <summary>JSON of a <see cref="Messages.Receipt"/>: its UTF-8 is what was signed, byte for byte.</summary>
    public required string Receipt { get; init; }

    /// <summary>64 bytes.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>The key that it was signed with, 65 bytes: whether that is the server's, it can't say itself.</summary>
    public required byte[] Key { get; init; }
}

/// <summary>What of a share was destroyed, and when. All times but <see cref="Made"/> are cut to the minute.</summary>
public sealed class Receipt
{
    /// <summary>The version of receipts that this is.</summary>
    public const int Current = 1;

    /// <summary><see cref="Current"/>.</summary>
    public required int Version { get; init; }

    /// <summary><see cref="ReceiptSigning.ShareHash"/>.</summary>
    public required byte[] Share { get; init; }

    /// <summary>When the share was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When its last link ended.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>When the last byte of its last blob was deleted.</summary>
    public required DateTimeOffset Destroyed { get; init; }

    /// <summary>All links that it had, by number.</summary>
    public required IReadOnlyList<ReceiptLink> Links { get; init; }

    /// <summary>How many key halves were overwritten: one for each link.</summary>
    public required int KeyHalves { get; init; }

    /// <summary>The sealed files that were destroyed over its whole life.</summary>
    public required ReceiptBlobs Blobs { get; init; }

    /// <summary>How many events there were, and the head of their chain.</summary>
    public required EventsHead Events { get; init; }

    /// <summary>When this receipt was made.</summary>
    public required DateTimeOffset Made { get; init; }
}

/// <summary>A link that has ended.</summary>
public sealed class ReceiptLink
{
    /// <summary>Its number within the share.</summary>
    public required int Number { get; init; }

    /// <summary>Why it ended, as in <see cref="LinkStatus.Reason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Ended { get; init; }
}

/// <summary>Sealed files that were destroyed.</summary>
public sealed class ReceiptBlobs
{
    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <summary>All together.</summary>
    public required long Bytes { get; init; }
}
