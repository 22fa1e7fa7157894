using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Owning;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Protocol.Messages;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide status</c>: what has happened to a share.</summary>
internal static class StatusCommand
{
    private const int ShownEvents = 20;
    private static readonly Argument<string[]> Link = Options.Link("MANAGE-LINK", "The manage link that sending printed.");
    private static readonly Option<bool> Watch = Options.Flag("--watch", "Then print each event as it happens, until the share has ended or you press ctrl-c; with --json the status is one line, and each event another.");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("status", "See how often a share's links were opened, and when they end.") { Link, Watch, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        string manageLink = Options.Pasted(parsed.GetRequiredValue(Link));
        ShareStatus status = await client.StatusAsync(manageLink, cancellationToken);
        (bool watch, bool json) = (parsed.GetValue(Watch), parsed.GetValue(Json));
        if (json && watch)
        {
            ResultJson.PrintLine(StatusResult.Of(status), context => context.StatusResult);
        }
        else if (json)
        {
            ResultJson.Print(StatusResult.Of(status), context => context.StatusResult);
        }
        else
        {
            Print(status);
        }

        if (watch)
        {
            await WatchingStatus.RunAsync(client, manageLink, status, json, cancellationToken);
        }

        return (int)ExitCode.Done;
    }

    private static void Print(ShareStatus status)
    {
        string title = status.Title is { } text ? $"\"{Client.Http.ForeignText.OneLine(text, 200)}\": " : "";
        Console.WriteLine($"{title}{status.State}, {Quantity.Bytes(status.Bytes)}, sent {Moment(status.Created)}");
        foreach (OwnedLink link in status.Links)
        {
            Console.WriteLine($"  {link.Number}  {OwnerText.Name(link),-16} {State(link.Status, status.Now)}, {Openings(link.Status)}");
            if (link.CodeTo.Count > 0)
            {
                Console.WriteLine($"       codes go to {string.Join(", ", link.CodeTo.Select(entry => Client.Http.ForeignText.OneLine(entry, 320)))}");
            }

            if (link.Status.Passkey is { } passkey)
            {
                Console.WriteLine(passkey.Registered is { } minute ? $"       passkey registered {Moment(minute)}" : "       wants a passkey; none is registered yet");
            }

            foreach (UsedDevice device in link.Status.Devices?.Used ?? [])
            {
                Console.WriteLine($"       device {device.Number}, last opened {Moment(device.Seen)}");
            }
        }

        if (status.Events.Count > 0)
        {
            Console.WriteLine();
        }

        if (status.EventsIntact == false)
        {
            Console.WriteLine($"  {EventText.Broken}");
        }

        Dictionary<int, OwnedLink> links = status.Links.ToDictionary(link => link.Number);
        foreach (ShareEvent happened in status.Events.TakeLast(ShownEvents))
        {
            Console.WriteLine(EventText.Line(happened, links));
        }
    }

    private static string State(LinkStatus link, DateTimeOffset now) => link switch
    {
        { State: "ended", Reason: "taken-down" } => "ended (taken down by the server's operator)",
        { State: "ended" } => $"ended ({Client.Http.ForeignText.OneLine(link.Reason ?? "revoked", 30)})",
        { State: "locked" } => "locked after too many wrong passwords or codes",
        { NotBefore: { } starts } when starts > now => $"starts in {Quantity.Span(starts - now)}, at {Moment(starts)}",
        { Expires: { } expires } => $"live for {Quantity.Span(expires - now)} more, until {Moment(expires)}",
        _ => "not published",
    };

    private static string Openings(LinkStatus link)
    {
        string limit = link.Limit is { } most ? $" of {most}" : "";
        string viewing = link.Viewing > 0 ? $", {link.Viewing} looking now" : "";
        string tries = link.Password && link.State == "live" ? $", {link.TriesLeft} password tries left" : "";
        string tier = link.Tier == "view" ? ", previews only" : "";
        return $"opened {link.Openings}{limit} times{viewing}{tries}{tier}{Shown(link)}{(link.UntilDownloaded ? ", until downloaded" : "")}{Delivered(link)}{Bound(link)}{(link.Code ? ", wants a code" : "")}";
    }

    private static string Delivered(LinkStatus link)
        => link.UntilEachDownloaded ? $", each picture until downloaded, {link.Deliveries} delivered" : "";

    private static string Bound(LinkStatus link)
        => link.Devices is { } devices ? $", on {devices.Used.Count} of {devices.Limit} device{(devices.Limit == 1 ? "" : "s")}" : "";

    private static string Shown(LinkStatus link)
        => link.ShowSeconds is { } seconds ? $", shown for {Quantity.Span(TimeSpan.FromSeconds(seconds))}" : "";

    private static string Moment(DateTimeOffset moment) => Quantity.Moment(moment, Surroundings.Time);
}
