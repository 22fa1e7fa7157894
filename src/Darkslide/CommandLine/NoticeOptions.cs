using System.CommandLine;
using System.Globalization;
using Darkslide.Client.Notices;

namespace Darkslide.CommandLine;

/// <summary>The options that say where a sender is told of first openings.</summary>
/// <param name="prefix">What they begin with.</param>
internal sealed class NoticeOptions(string prefix)
{
    private readonly Option<string> hook = Options.Text(
        $"--{prefix}hook", "URL", "Call this web hook (https, signed as Standard Webhooks are) when a link is opened for the first time: with its number and the minute, nothing else.");

    private readonly Option<string> email = Options.Text($"--{prefix}email", "ADDRESS", "Write to this address when a link is opened for the first time; the server keeps it encrypted, and forgets it with the share.");

    public void AddTo(Command command)
    {
        command.Options.Add(hook);
        command.Options.Add(email);
    }

    public NoticeTo Read(ParseResult parsed)
        => NoticeTo.Read(parsed.GetValue(hook), parsed.GetValue(email), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
}
