using System.Buffers.Text;
using System.Globalization;
using Darkslide.Client.Http;
using Darkslide.Client.Receipts;
using Darkslide.Protocol.Messages;

namespace Darkslide.Printing;

/// <summary>A receipt in words, with times in UTC: it is for others too.</summary>
internal static class ReceiptText
{
    public static void Print(ReceiptFile receipt, string? saved)
    {
        Receipt content = receipt.Content;
        Console.WriteLine($"The signature is right. The server says of this share, made {Time(content.Created)}:");
        foreach (ReceiptLink link in content.Links)
        {
            Console.WriteLine($"  link {link.Number} ended {Time(link.Ended)} ({ForeignText.OneLine(link.Reason, 30)})");
        }

        string files = content.Blobs.Count == 1 ? "1 sealed file" : $"{content.Blobs.Count} sealed files";
        string halves = content.KeyHalves == 1 ? "1 key half" : $"{content.KeyHalves} key halves";
        Console.WriteLine($"  destroyed by {Time(content.Destroyed)}: {files} of {Quantity.Bytes(content.Blobs.Bytes)} together, {halves}");
        Console.WriteLine($"  {content.Events.Count} events happened to it; receipt made {Time(content.Made)}");
        Console.WriteLine($"  signed by {Base64Url.EncodeToString(receipt.Key)}");
        Console.WriteLine(saved is null ? "What this proves, and what not: docs/receipts.md" : $"Saved as {saved}. What it proves, and what not: docs/receipts.md");
    }

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
