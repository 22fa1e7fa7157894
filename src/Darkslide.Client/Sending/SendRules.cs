using Darkslide.Client.Failures;
using Darkslide.Client.Notices;
using Darkslide.Client.Passes;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Sending;

/// <summary>What a request must keep to before anything is uploaded: the protocol's bounds, then this server's.</summary>
public static class SendRules
{
    /// <summary>The protocol's bounds, which hold for every server. Sending checks them too; this is for asking before any work is done.</summary>
    /// <exception cref="WrongUseException">Says which is broken.</exception>
    public static void Require(string? title, IReadOnlyList<string> to, TimeSpan lifetime, int? views)
    {
        ArgumentNullException.ThrowIfNull(to);
        RequireText(title, "title");
        RequireRecipients(to);
        if (views is < 1 or > Limits.Views)
        {
            throw new WrongUseException($"The number of views is 1 to {Limits.Views:N0}.", "Leave it out for no limit.");
        }

        if (lifetime.TotalSeconds is < Limits.ShortestLifetimeSeconds or > Limits.LongestLifetimeSeconds)
        {
            throw new WrongUseException("A link lives from 5 minutes to 90 days.", "Give a time such as 24h or 7d.");
        }
    }

    /// <summary>What recipients are told about sender and pictures.</summary>
    /// <exception cref="WrongUseException">Says which text can't be sent.</exception>
    public static void RequireWords(string? from, IEnumerable<PictureWords> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        RequireText(from, "sender's name");
        foreach (PictureWords each in words)
        {
            RequireText(each.Title, "picture's title");
            if (!Allows(each))
            {
                throw new WrongUseException($"A caption has up to {SenderText.LongestCaption:N0} characters.", "Give another one.");
            }
        }
    }

    internal static bool Allows(PictureWords words)
        => (words.Title is null || SenderText.IsLine(words.Title)) && (words.Caption is null || SenderText.IsCaption(words.Caption));

    /// <summary>The protocol's bounds of when and how long pictures are shown.</summary>
    /// <exception cref="WrongUseException">Says which is broken.</exception>
    public static void RequireExposure(DateTimeOffset? notBefore, TimeSpan? showFor, DateTimeOffset now)
    {
        if (notBefore > now.AddSeconds(Limits.LongestLifetimeSeconds))
        {
            throw new WrongUseException("A link starts within 90 days.", "Give an earlier time.");
        }

        if (showFor?.TotalSeconds is < 1 or > Limits.LongestShowSeconds)
        {
            throw new WrongUseException("An opening shows pictures for 1 second to 6 hours.", "Give a time such as 30s, or leave it out.");
        }
    }

    /// <summary>The protocol's bounds of who may look.</summary>
    /// <exception cref="WrongUseException">Says which is broken.</exception>
    public static void RequireViewers(int? devices, IReadOnlyList<string> codeTo, IReadOnlyList<string> codeToEach)
    {
        ArgumentNullException.ThrowIfNull(codeTo);
        ArgumentNullException.ThrowIfNull(codeToEach);
        if (codeTo.Count + Math.Min(1, codeToEach.Count) > Limits.CodeAddresses)
        {
            throw new WrongUseException($"A link names at most {Limits.CodeAddresses} addresses and domains.", "Name a whole domain, such as @example.org.");
        }

        if (codeTo.Concat(codeToEach).FirstOrDefault(entry => ViewerAddress.NormaliseEntry(entry) is null) is { } wrong)
        {
            throw new WrongUseException($"\"{wrong}\" is no mail address and no domain.", "Give an address such as anna@example.org, or a domain such as @example.org.");
        }

        if (devices is < 1 or > Limits.Devices)
        {
            throw new WrongUseException($"A link opens on 1 to {Limits.Devices} devices.", "Leave it out for any.");
        }
    }

    private static void RequireTold(NoticeTo notify, NoticesOffered offered)
    {
        if (notify.ForServer.Hook is not null && !offered.Hooks)
        {
            throw Refused(ProblemCodes.HooksNotOffered, "This server calls no web hooks.", "Ask its operator to allow them, or leave the hook out.");
        }

        if (notify.ForServer.Email is not null && !offered.Emails)
        {
            throw Refused(ProblemCodes.EmailsNotOffered, "This server sends no e-mail.", "Ask its operator to name a mail server, or leave the address out.");
        }
    }

    private static void RequireRecipients(IReadOnlyList<string> to)
    {
        foreach (string name in to)
        {
            RequireText(name, "recipient's name");
        }

        if (to.Count > Limits.Links)
        {
            throw new WrongUseException($"One share has at most {Limits.Links} links.", "Send to the others in a second share.");
        }
    }

    internal static void RequireFits(SendRequest request, ServerAnswer server)
    {
        if (server.Pass is { } pass)
        {
            PassRules.RequireGood(pass);
        }
        else if (server.Sending != "open")
        {
            throw Refused(ProblemCodes.SendingClosed, "This server takes pictures only from whom its operator allows.", "Ask its operator for a pass, and keep it with `darkslide pass use LINK`.");
        }

        if (request.CodeTo.Count + request.CodeToEach.Count > 0 && !server.Codes)
        {
            throw Refused(ProblemCodes.CodesNotOffered, "This server sends no codes by e-mail.", "Ask its operator to name a mail server, or send without codes.");
        }

        if (request.Passkey && !server.Passkeys)
        {
            throw Refused(
                ProblemCodes.PasskeysNotOffered,
                "This server has no name with TLS that passkeys could belong to.",
                "Reach it by its name over https (on this machine as http://localhost:PORT), or send without --passkey.");
        }

        RequireTold(request.Notify, server.Notices);
        ServerLimits limits = server.Limits;
        if (request.Pictures.Pictures.Count > limits.Pictures || request.To.Count > limits.Links)
        {
            throw Refused(
                ProblemCodes.TooLarge, $"This server takes {limits.Pictures:N0} pictures and {limits.Links:N0} links in one share.", "Send in parts.");
        }

        if (request.Lifetime.TotalSeconds < limits.ShortestLifetimeSeconds || request.Lifetime.TotalSeconds > limits.LifetimeSeconds)
        {
            throw Refused(
                ProblemCodes.InvalidRequest,
                $"On this server links live from {Text(limits.ShortestLifetimeSeconds)} to {Text(limits.LifetimeSeconds)}.",
                "Give another time.");
        }

        if (request.Pictures.Documents.Count > 0 && request.ViewOnly)
        {
            throw new WrongUseException("A PDF itself goes only with links to originals, unmarked.", "Use one of --with-document and --view-only or --watermark.");
        }

        // Every picture has its blobs in every link's edition, and every link a manifest.
        long marked = request.Mark is null ? 0 : (long)Math.Max(1, request.To.Count) * (Edition.Blobs(request.Pictures.Pictures.Count, marked: true) + 1);
        if (marked > Limits.LargestBlobNumber + 1)
        {
            throw new WrongUseException("These are too many pictures to mark for so many recipients in one share.", "Send in parts.");
        }

        long bytes = request.ViewOnly ? 0 : request.Pictures.Pictures.Sum(picture => picture.CleanedBytes) + request.Pictures.Documents.Sum(document => document.CleanedBytes);
        if (bytes > limits.ShareBytes || (!request.ViewOnly && request.Pictures.Pictures.Any(picture => picture.CleanedBytes > limits.BlobBytes)))
        {
            throw Refused(ProblemCodes.TooLarge, "The pictures are larger than this server takes.", "Send fewer or smaller ones.");
        }

        if (bytes > server.Room)
        {
            throw Refused(ProblemCodes.StorageFull, "The pictures are more than this server has room for.", "Send fewer or smaller ones, or ask its operator for more room.");
        }

        PassRules.RequireRoom(server.Pass, bytes);
    }

    private static void RequireText(string? text, string what)
    {
        if (text is not null && !SenderText.IsLine(text))
        {
            throw new WrongUseException($"A {what} has 1 to {SenderText.LongestLine} characters on one line.", "Give another one.");
        }
    }

    private static string Text(int seconds) => seconds % 86_400 == 0 ? $"{seconds / 86_400} days" : $"{seconds / 60} minutes";

    private static ServerRefusedException Refused(string code, string message, string nextStep) => new(code, message, nextStep);
}
