using System.CommandLine;
using Darkslide.Client.Owning;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide unlock</c>: gives links that wrong passwords have locked new tries.</summary>
internal static class UnlockCommand
{
    public static Command Build() => new ChosenLinksCommand<IReadOnlyList<OwnedLink>, UnlockResult>("unlock", "Give links that wrong passwords have locked new tries.")
    {
        Act = (client, link, choice, cancellationToken) => client.UnlockAsync(link, choice, cancellationToken),
        Result = links => new UnlockResult(ChosenLink.Of(links)),
        Type = context => context.UnlockResult,
        Tell = Tell,
    }.Build();

    private static void Tell(IReadOnlyList<OwnedLink> unlocked)
    {
        if (unlocked.Count == 0)
        {
            Console.WriteLine("No link is locked.");
        }

        foreach (OwnedLink link in unlocked)
        {
            Console.WriteLine($"Unlocked: link {link.Number}, {OwnerText.Name(link)}");
        }
    }
}
