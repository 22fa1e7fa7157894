using System.CommandLine;
using Darkslide.Client.Owning;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide approve</c>: gives originals to links that so far showed previews.</summary>
internal static class ApproveCommand
{
    public static Command Build() => new ChosenLinksCommand<IReadOnlyList<OwnedLink>, ApproveResult>("approve", "Offer the originals of a share sent with --approve: to all its links, or one.")
    {
        Act = (client, link, choice, cancellationToken) => client.ApproveAsync(link, choice, cancellationToken),
        Result = links => new ApproveResult(ChosenLink.Of(links)),
        Type = context => context.ApproveResult,
        Tell = Tell,
    }.Build();

    private static void Tell(IReadOnlyList<OwnedLink> approved)
    {
        Console.WriteLine(approved.Count == 0 ? "No link waits for originals." : "Originals can be had now, through the same links:");
        foreach (OwnedLink link in approved)
        {
            Console.WriteLine($"  link {link.Number}, {OwnerText.Name(link)}");
        }
    }
}
