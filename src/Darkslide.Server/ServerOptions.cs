using Darkslide.Server.Blobs;
using Darkslide.Server.Codes;
using Darkslide.Server.Notices;
using Darkslide.Server.Openings;
using Darkslide.Server.Picks;
using Darkslide.Server.Rates;
using Darkslide.Server.Settings;
using Darkslide.Server.SignIn;
using Darkslide.Server.Uploads;
using Darkslide.Server.Working;
using LinkOptions = Darkslide.Server.Links.LinkOptions;

namespace Darkslide.Server;

/// <summary>Everything an operator can set. Each capability's part is a class beside its code; all are checked at start.</summary>
public sealed class ServerOptions
{
    /// <summary>Where to listen: <c>127.0.0.1:8480</c>, <c>[::1]:8480</c>, <c>localhost:8480</c>, <c>*:8480</c>, <c>unix:/run/darkslide.sock</c>.</summary>
    public IReadOnlyList<string> Listen { get; set; } = ["127.0.0.1:8480"];

    /// <summary>Where the database and the blobs lie.</summary>
    public string DataFolder { get; set; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "darkslide");

    /// <summary>The file of the key under which key halves lie; null for <c>instance.key</c> in the data folder.</summary>
    public string? InstanceKeyFile { get; set; }

    /// <summary>Whether anyone who reaches this server may send, not only people on this machine.</summary>
    public bool AnyoneMaySend { get; set; }

    /// <summary>
    /// The origin that recipients reach, such as <c>https://pictures.example.org</c>; null for whatever address the sender used. For senders
    /// on this machine or behind a tunnel, whose own address for the server nobody else can use.
    /// </summary>
    public string? PublicOrigin { get; set; }

    /// <summary>Limits of looking.</summary>
    public OpeningOptions Openings { get; set; } = new();

    /// <summary>Limits of what a sender can ask of a link.</summary>
    public LinkOptions Links { get; set; } = new();

    /// <summary>The mail server for viewers' codes.</summary>
    public CodeOptions Codes { get; set; } = new();

    /// <summary>How senders can be told of first openings.</summary>
    public NoticeOptions Notices { get; set; } = new();

    /// <summary>Limits of picks.</summary>
    public PicksOptions Picks { get; set; } = new();

    /// <summary>Limits of what one network may ask.</summary>
    public RateOptions Rates { get; set; } = new();

    /// <summary>When an instance that is open to everybody asks for work.</summary>
    public WorkOptions Work { get; set; } = new();

    /// <summary>How people sign in to send.</summary>
    public SignInOptions SignIn { get; set; } = new();

    /// <summary>Limits of uploads.</summary>
    public UploadOptions Uploads { get; set; } = new();

    /// <summary>Limits of the blob store.</summary>
    public StoreOptions Store { get; set; } = new();

    /// <summary>Options from variables such as <c>DARKSLIDE__OPENINGS__LEASESECONDS=600</c>; what isn't set keeps its default.</summary>
    /// <exception cref="SettingException">A variable is unknown or its value can't be used.</exception>
    public static ServerOptions FromEnvironment() => EnvironmentSettings.Read(new ServerOptions(), Environment.GetEnvironmentVariables());

    /// <summary>Refuses what can't be used.</summary>
    /// <exception cref="SettingException">Names the first such setting.</exception>
    public void Validate() => SettingTable.Check(this);
}
