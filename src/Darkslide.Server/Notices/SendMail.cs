using System.Globalization;
using System.Text;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Codes;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.Notices;

/// <summary>Tells an owner of a first opening by e-mail.</summary>
internal sealed class SendMail(CodeOptions options, MailServer server, InstanceKey key, MailBudget budget)
{
    private static readonly byte[] Place = Encoding.ASCII.GetBytes("notice mail");

    public static byte[] Seal(NotifyEmail email, InstanceKey key) => key.Texts.Seal($"{email.Language} {email.Address}", Place);

    /// <summary>False where no more may be written; throws where it did not get there.</summary>
    public async Task<bool> Run(Notice notice, byte[] sealedTarget, long? pass, CancellationToken stopping)
    {
        string[] parts = key.Texts.Unseal(sealedTarget, Place).Split(' ', 2);
        // Counted once, not with every try.
        if (!options.AreOffered || (notice.Tries == 0 && !budget.Take(parts[1], pass)))
        {
            return false;
        }

        string minute = Moments.Time(notice.Minute).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        await server.Send(parts[1], NoticeLetter.In(parts[0], notice.Link, minute), stopping);
        return true;
    }
}
