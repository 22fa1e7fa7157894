using Darkslide.Client.Passes;
using Darkslide.CommandLine;
using Darkslide.Protocol.Messages;

namespace Darkslide.Printing;

/// <summary>What passes allow, in words.</summary>
internal static class PassText
{
    public static string Used(PassUse use, string when)
        => use.Limit is { } limit ? $"{Quantity.Bytes(use.Used)} of {Quantity.Bytes(limit)} {when}" : $"{Quantity.Bytes(use.Used)} {when}";

    public static string Until(DateTimeOffset? until) => until is { } time ? $", until {Quantity.Moment(time, Surroundings.Time)}" : "";

    /// <summary>For its holder.</summary>
    public static string State(PassState pass) => pass.State switch
    {
        "good" => $"{Used(pass.Bytes!, "sent in all")}, {Used(pass.Day!, "today")}{Until(pass.Until)}",
        "stopped" => "stopped by the server's operator",
        "over" => "over",
        _ => "not known to this server",
    };
}
