using System.Buffers.Text;
using Darkslide.Client.Receipts;
using Darkslide.Protocol.Messages;

namespace Darkslide.Results;

/// <summary><c>darkslide receipt --json</c>: what is signed as it is, what it says, and where it was saved.</summary>
internal sealed record ReceiptResult(string Receipt, string Signature, string Key, ReceiptContent Content, string? File)
{
    public static ReceiptResult Of(ReceiptFile receipt, string? file)
        => new(receipt.Text, Base64Url.EncodeToString(receipt.Signature), Base64Url.EncodeToString(receipt.Key), ReceiptContent.Of(receipt.Content), file);
}

/// <summary>What a receipt says.</summary>
internal sealed record ReceiptContent(
    DateTimeOffset Created, DateTimeOffset Ended, DateTimeOffset Destroyed, DateTimeOffset Made, IReadOnlyList<ReceiptLink> Links, int KeyHalves, ReceiptBlobs Blobs, long Events)
{
    public static ReceiptContent Of(Receipt receipt) => new(
        receipt.Created, receipt.Ended, receipt.Destroyed, receipt.Made, receipt.Links, receipt.KeyHalves, receipt.Blobs, receipt.Events.Count);
}
