using Darkslide.Client;
using Darkslide.Client.Devices;
using Darkslide.Client.Failures;
using Darkslide.Client.History;
using Darkslide.Client.Http;
using Darkslide.Client.Passes;

namespace Darkslide.CommandLine;

/// <summary>What the environment says: which server, where to remember things, whether to.</summary>
internal static class Surroundings
{
    private const string DefaultServer = "http://127.0.0.1:8480";

    public static TimeProvider Time => TimeProvider.System;

    public static DarkslideClient NewClient() => new(new ClientOptions { AllowPlainHttp = IsSet("DARKSLIDE_PLAIN_HTTP") });

    public static Uri Server(string? option) => ServerAddress.Parse(NamedServer(option) ?? DefaultServer);

    /// <summary>Where to send to: as named, else where the only pass that is kept is good, else this machine.</summary>
    public static Uri SendingServer(string? option, IReadOnlyList<PassLink> kept)
        => NamedServer(option) is null && kept is [var only] ? only.Origin : Server(option);

    /// <summary>The passes that this person keeps.</summary>
    public static PassesFile Passes() => new(new PrivateFolder(Path.Combine(Base("XDG_CONFIG_HOME", ".config"), "darkslide")));

    /// <summary>"My shares", or null where the sender keeps no history.</summary>
    public static SharesFile? Shares(bool noHistory) => NoHistory(noHistory) ? null : KeptShares();

    /// <summary>"My shares", for reading and forgetting: what was kept once is there also when nothing new is kept.</summary>
    public static SharesFile KeptShares() => new(new PrivateFolder(DataFolder()), Time);

    /// <summary>Where openings are remembered, or null.</summary>
    public static PrivateFolder? Openings(bool noHistory)
        => NoHistory(noHistory) ? null : new PrivateFolder(Path.Combine(Base("XDG_STATE_HOME", ".local/state"), "darkslide"));

    /// <summary>Where this device's keys are kept, whatever is kept of history: without them a link that is bound to devices takes it for another one.</summary>
    public static DeviceKeys Devices() => DeviceKeys.In(Path.Combine(Base("XDG_CONFIG_HOME", ".config"), "darkslide", "devices"));

    /// <summary>Where a server started without <c>--data</c> keeps everything: apart from what belongs to a sender.</summary>
    public static string ServerFolder() => Path.Combine(DataFolder(), "server");

    private static string DataFolder() => Path.Combine(Base("XDG_DATA_HOME", ".local/share"), "darkslide");

    private static string? NamedServer(string? option) => option ?? Variable("DARKSLIDE_SERVER");

    private static bool NoHistory(bool option) => option || IsSet("DARKSLIDE_NO_HISTORY");

    // The XDG base directory specification: a variable that is empty or relative counts as not set.
    private static string Base(string variable, string belowHome)
    {
        if (Variable(variable) is { } folder && Path.IsPathRooted(folder))
        {
            return folder;
        }

        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0
            ? Path.Combine(home, belowHome)
            : throw new WrongUseException("There is no home folder.", $"Set HOME or {variable} to a folder that is there.");
    }

    private static bool IsSet(string variable) => Variable(variable) is { } value && value != "0";

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
