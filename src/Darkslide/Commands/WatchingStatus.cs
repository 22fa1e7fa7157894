using Darkslide.Client;
using Darkslide.Client.Owning;
using Darkslide.Printing;
using Darkslide.Protocol.Messages;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide status --watch</c>: a line for each event as it happens, until the share has ended or somebody has seen enough.</summary>
internal static class WatchingStatus
{
    public static async Task RunAsync(DarkslideClient client, string manageLink, ShareStatus since, bool json, CancellationToken cancellationToken)
    {
        Dictionary<int, OwnedLink> links = since.Links.ToDictionary(link => link.Number);
        Dictionary<int, string?> names = since.Links.ToDictionary(link => link.Number, link => link.To);
        var listener = new ShareListener
        {
            Happened = happened => Print(happened, links, names, json),
            Broken = () => Console.Error.WriteLine(EventText.Broken),
        };
        try
        {
            await client.WatchAsync(manageLink, since, listener, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how watching ends.
        }
    }

    private static void Print(ShareEvent happened, Dictionary<int, OwnedLink> links, Dictionary<int, string?> names, bool json)
    {
        if (json)
        {
            ResultJson.PrintLine(StatusEvent.Of(happened, names), context => context.StatusEvent);
        }
        else
        {
            Console.WriteLine(EventText.Line(happened, links));
        }
    }
}
