using System.Threading.Channels;
using Darkslide.Server.Log;

namespace Darkslide.Server.Codes;

/// <summary>
/// Sends codes behind the answers that promise them: so many at once, so many waiting, no more. What can't be sent is tried again while the code is
/// good enough to be typed; nothing of it is kept, so a server that is stopped forgets it, and the viewer asks for another one.
/// </summary>
internal sealed class CodeQueue(MailServer server, TimeProvider time, ILogger log) : BackgroundService
{
    private const int Waiting = 1_000;
    private const int AtOnce = 4;
    private static readonly TimeSpan[] Retries = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60)];

    private readonly Channel<CodeMail> mails = Channel.CreateBounded<CodeMail>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Never waits. Where too many wait already it is dropped: the viewer asks again.</summary>
    public void Offer(CodeMail mail) => mails.Writer.TryWrite(mail);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SendAll(stoppingToken)));

    private async Task SendAll(CancellationToken stopping)
    {
        await foreach (CodeMail mail in mails.Reader.ReadAllAsync(stopping))
        {
            if (mail.To is { } to)
            {
                await Send(to, mail, stopping);
            }
        }
    }

    private async Task Send(string to, CodeMail mail, CancellationToken stopping)
    {
        for (int failures = 0; ; failures++)
        {
            try
            {
                await server.Send(to, CodeText.In(mail.Language).With(mail.Code), stopping);
                return;
            }
            catch (Exception fault) when (!stopping.IsCancellationRequested)
            {
                // Never what the mail server said: it names the address.
                log.CodeNotSent(fault.GetType().Name, failures < Retries.Length ? "tried again" : "given up");
                if (failures == Retries.Length)
                {
                    return;
                }

                await Task.Delay(Retries[failures], time, stopping);
            }
        }
    }
}
