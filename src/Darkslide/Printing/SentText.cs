using Darkslide.Client.Documents;
using Darkslide.Client.Owning;
using Darkslide.Client.Pictures;
using Darkslide.Client.Sending;
using Darkslide.CommandLine;

namespace Darkslide.Printing;

/// <summary>What <c>send</c> tells a person: what was chosen, the links, prepared messages.</summary>
internal static class SentText
{
    /// <summary>What is about to be sent, and what it would have revealed.</summary>
    public static void PrintSelection(PictureSelection selection)
    {
        long bytes = selection.Pictures.Sum(picture => picture.CleanedBytes);
        Console.WriteLine($"{Quantity.Pictures(selection.Pictures.Count)}, {Quantity.Bytes(bytes)}.");
        RevealedText.Print(selection.Pictures);
        RedactedText.Print(selection.Pictures);
        PrintDocuments(selection);
        PrintSkipped(selection.Skipped);
        Console.WriteLine();
    }

    /// <summary>Which PDFs go along, and which don't.</summary>
    public static void PrintDocuments(PictureSelection selection)
    {
        foreach (ChosenDocument document in selection.Documents)
        {
            Console.WriteLine($"{document.Source} goes along itself, cleaned ({Quantity.Bytes(document.CleanedBytes)}): its text can be searched, under bars that it brings too.");
        }

        foreach (string document in selection.Withheld)
        {
            Console.WriteLine($"{document} itself is not sent: a page of it is redacted, cropped, stamped or left out, and is whole in the document.");
        }
    }

    /// <summary>The links, the first as a QR code too, and what happens to them.</summary>
    public static void PrintShare(SentShare share)
    {
        PrintSkipped(share.Skipped);
        Console.WriteLine($"Sent {Quantity.Pictures(share.Pictures)}, cleaned and sealed ({Quantity.Bytes(share.Bytes)}).");
        Console.WriteLine();
        IReadOnlyList<string?> called = DistinctNames.Of([.. share.Links.Select(link => link.To)]);
        foreach ((SentLink link, string? name) in share.Links.Zip(called))
        {
            Console.WriteLine(name is null ? "The link:" : $"The link for {Client.Http.ForeignText.OneLine(name, 210)}:");
            Console.WriteLine($"  {link.Url}");
        }

        if (!Console.IsOutputRedirected)
        {
            Console.WriteLine();
            Console.Write(QrBlock.Of(share.Links[0].Url));
        }

        Console.WriteLine();
        Console.WriteLine($"Ends by itself at {Quantity.Moment(share.Expires, Surroundings.Time)}. To watch or end it before, keep this to yourself:");
        Console.WriteLine($"  {share.Manage}");
    }

    /// <summary>What the web hook's messages are signed with: said once.</summary>
    public static void PrintHookSecret(string? secret)
    {
        if (secret is not null)
        {
            Console.WriteLine();
            Console.WriteLine($"Your web hook's messages are signed with this secret, which is shown only now: {secret}");
        }
    }

    /// <summary>A prepared message with each link.</summary>
    public static void PrintMails(SentShare share, IReadOnlyList<Recipient> recipients, string? title, bool password)
    {
        Console.WriteLine();
        Console.WriteLine("Prepared messages, to be opened with your mail program:");
        for (int place = 0; place < share.Links.Count; place++)
        {
            SentLink link = share.Links[place];
            string? mail = place < recipients.Count ? recipients[place].Mail : null;
            Console.WriteLine($"  {new MailMessage(mail, link.To, link.Url, title, share.Expires, password).Address}");
        }
    }

    private static void PrintSkipped(IReadOnlyList<SkippedFile> skipped)
    {
        foreach (SkippedFile file in skipped)
        {
            Console.WriteLine($"Left out {file.Path}: {file.Reason}");
        }
    }
}
