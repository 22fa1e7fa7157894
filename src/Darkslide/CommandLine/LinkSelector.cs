using System.CommandLine;
using Darkslide.Client.Failures;
using Darkslide.Client.Owning;
using Darkslide.Protocol;

namespace Darkslide.CommandLine;

/// <summary>The options that name one of a share's links: <c>--to NAME</c> or <c>--link N</c>; neither means all.</summary>
internal sealed class LinkSelector
{
    private readonly Option<string> to = Options.Text("--to", "NAME", "Only the link of this recipient.");
    private readonly Option<int?> link = Options.Number("--link", 0, Limits.Links - 1, "Only the link with this number.");

    public void AddTo(Command command)
    {
        command.Add(to);
        command.Add(link);
    }

    public LinkChoice Read(ParseResult parsed)
    {
        string? name = parsed.GetValue(to);
        int? number = parsed.GetValue(link);
        if (name is not null && number is not null)
        {
            throw new WrongUseException("--to and --link both name a link.", "Use one of them.");
        }

        return name is not null ? LinkChoice.For(name) : number is { } one ? LinkChoice.Number(one) : LinkChoice.All;
    }
}
