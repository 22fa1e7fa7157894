using System.CommandLine;
using Darkslide.Client.Owning;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide revoke</c>: ends links for good.</summary>
internal static class RevokeCommand
{
    public static Command Build() => new ChosenLinksCommand<IReadOnlyList<OwnedLink>, RevokeResult>("revoke", "End a share's links for good: all of them, or one.")
    {
        Act = (client, link, choice, cancellationToken) => client.RevokeAsync(link, choice, cancellationToken),
        Result = links => new RevokeResult(ChosenLink.Of(links)),
        Type = context => context.RevokeResult,
        Tell = Tell,
    }.Build();

    private static void Tell(IReadOnlyList<OwnedLink> ended)
    {
        foreach (OwnedLink link in ended)
        {
            Console.WriteLine($"Ended: link {link.Number}, {OwnerText.Name(link)}{(link.Status.State == "ended" ? " (it had ended before)" : "")}");
        }
    }
}
