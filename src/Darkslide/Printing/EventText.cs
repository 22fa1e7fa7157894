using Darkslide.Client.Http;
using Darkslide.Client.Owning;
using Darkslide.CommandLine;
using Darkslide.Protocol.Messages;

namespace Darkslide.Printing;

/// <summary>What happened to a share, a line each.</summary>
internal static class EventText
{
    public const string Broken = "These events are not those that you had seen before: the server removed, changed or moved some.";

    public static string Line(ShareEvent happened, Dictionary<int, OwnedLink> links)
        => $"  {Quantity.Moment(happened.Time, Surroundings.Time)}  {ForeignText.OneLine(happened.Kind, 30),-16} {Whose(happened.Link, links)}".TrimEnd();

    private static string Whose(int? link, Dictionary<int, OwnedLink> links)
    {
        if (link is not { } number)
        {
            return "";
        }

        return links.TryGetValue(number, out OwnedLink? known) ? OwnerText.Name(known) : $"link {number}";
    }
}
