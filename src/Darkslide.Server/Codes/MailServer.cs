using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace Darkslide.Server.Codes;

/// <summary>The operator's mail server, as MailKit speaks to it: a connection for each message, since they are few.</summary>
internal sealed class MailServer(CodeOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task Send(string to, Letter letter, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(Patience);
        using var message = Message(to, letter);
        using var client = new SmtpClient { LocalDomain = Domain };
        await client.ConnectAsync(options.SmtpHost!, options.SmtpPort, Security(), limit.Token);
        if (options.SmtpUser is { } user)
        {
            await client.AuthenticateAsync(user, Password(), limit.Token);
        }

        await client.SendAsync(message, limit.Token);
        await client.DisconnectAsync(quit: true, limit.Token);
    }

    private MimeMessage Message(string to, Letter letter)
    {
        var message = new MimeMessage { Subject = letter.Subject };
        message.From.Add(MailboxAddress.Parse(options.From!));
        message.To.Add(new MailboxAddress("", to));
        // By itself it would have this machine's name in it.
        message.MessageId = MimeUtils.GenerateMessageId(Domain);
        // No out-of-office answers, no threads.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new BodyBuilder { TextBody = letter.Plain, HtmlBody = letter.Html }.ToMessageBody();
        return message;
    }

    private string Domain => options.From![(options.From!.LastIndexOf('@') + 1)..];

    private SecureSocketOptions Security() => options.SmtpSecurity switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    // Read each time: the operator may change it.
    private string Password() => options.SmtpPasswordFile is { } file ? File.ReadLines(file).FirstOrDefault("") : "";
}
