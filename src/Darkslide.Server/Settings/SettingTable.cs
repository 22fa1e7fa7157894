using Darkslide.Protocol;
using Darkslide.Server.Rates;
using Darkslide.Server.SignIn;

namespace Darkslide.Server.Settings;

/// <summary>Every setting once: what <see cref="ServerOptions.Validate"/> checks and what the environment can say.</summary>
internal static class SettingTable
{
    private const long Huge = 1L << 50;

    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Text(
            "Listen",
            options => string.Join(",", options.Listen),
            (options, text) => options.Listen = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            text => text!.Length > 0 && text.Split(',').All(ListenAddress.CanRead),
            "give addresses such as 127.0.0.1:8480, [::1]:8480, *:8480 or unix:/run/darkslide.sock, with commas between them"),
        Setting.Text("DataFolder", options => options.DataFolder, (options, text) => options.DataFolder = text, IsPath, "give the path of a folder"),
        Setting.Text(
            "InstanceKeyFile",
            options => options.InstanceKeyFile,
            (options, text) => options.InstanceKeyFile = text,
            text => text is null || IsPath(text),
            "give the path of a file, or leave it out"),
        Setting.Text(
            "PublicOrigin",
            options => options.PublicOrigin,
            (options, text) => options.PublicOrigin = text.TrimEnd('/'),
            text => text is null || IsOrigin(text),
            "give scheme and name, such as https://pictures.example.org, or leave it out"),
        Setting.YesNo("AnyoneMaySend", (options, yes) => options.AnyoneMaySend = yes),
        Setting.Number("Openings:LeaseSeconds", 10, 21_600, o => o.Openings.LeaseSeconds, (o, n) => o.Openings.LeaseSeconds = (int)n),
        Setting.Number("Openings:LooksPerSecond", 1, 1_000_000, o => o.Openings.LooksPerSecond, (o, n) => o.Openings.LooksPerSecond = (int)n),
        Setting.Number("Openings:LiveChannels", 1, 1_000_000, o => o.Openings.LiveChannels, (o, n) => o.Openings.LiveChannels = (int)n),
        Setting.Number(
            "Links:LongestLifetimeSeconds",
            Limits.ShortestLifetimeSeconds,
            Limits.LongestLifetimeSeconds,
            o => o.Links.LongestLifetimeSeconds,
            (o, n) => o.Links.LongestLifetimeSeconds = (int)n),
        Setting.Text("Codes:SmtpHost", o => o.Codes.SmtpHost, (o, text) => o.Codes.SmtpHost = text, IsHost, "give the mail server's name, or leave it out"),
        Setting.Number("Codes:SmtpPort", 1, 65_535, o => o.Codes.SmtpPort, (o, n) => o.Codes.SmtpPort = (int)n),
        Setting.Text(
            "Codes:SmtpSecurity",
            o => o.Codes.SmtpSecurity,
            (o, text) => o.Codes.SmtpSecurity = text,
            text => text is "starttls" or "tls" or "none",
            "give starttls, tls or none"),
        Setting.Text("Codes:SmtpUser", o => o.Codes.SmtpUser, (o, text) => o.Codes.SmtpUser = text, text => text is null or { Length: > 0 }, "give a user's name, or leave it out"),
        Setting.Text(
            "Codes:SmtpPasswordFile",
            o => o.Codes.SmtpPasswordFile,
            (o, text) => o.Codes.SmtpPasswordFile = text,
            text => text is null || File.Exists(text),
            "give the path of a file that is there, or leave it out"),
        new Setting("Codes:From", (o, text) => o.Codes.From = text, RequireFrom),
        Setting.Text("SignIn:Issuer", o => o.SignIn.Issuer, (o, text) => o.SignIn.Issuer = text, IsIssuer, "give the provider's address as it names itself, such as https://login.example.org, or leave it out"),
        Setting.Text("SignIn:ClientId", o => o.SignIn.ClientId, (o, text) => o.SignIn.ClientId = text, text => text is null or { Length: > 0 }, "give what the provider calls this server"),
        Setting.Text(
            "SignIn:ClientSecretFile",
            o => o.SignIn.ClientSecretFile,
            (o, text) => o.SignIn.ClientSecretFile = text,
            text => text is null || File.Exists(text),
            "give the path of a file that is there, or leave it out"),
        Setting.Text(
            "SignIn:LetIn",
            o => string.Join(",", o.SignIn.LetIn),
            (o, text) => o.SignIn.LetIn = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            text => text!.Length == 0 || text.Split(',').All(rule => LetIn.Read(rule) is not null),
            "give claims such as groups=photographers or email=@example.org, with commas between them, or * for everybody whom the provider knows"),
        Setting.Text("SignIn:Scopes", o => o.SignIn.Scopes, (o, text) => o.SignIn.Scopes = text, text => text!.Split(' ').Contains("openid"), "give scopes with spaces between them, openid among them"),
        Setting.Text("SignIn:Name", o => o.SignIn.Name, (o, text) => o.SignIn.Name = text, IsName, "give 1 to 40 characters on one line, or leave it out"),
        Setting.Number("SignIn:LifeSeconds", Limits.SignInSeconds, 30 * 86_400, o => o.SignIn.LifeSeconds, (o, n) => o.SignIn.LifeSeconds = (int)n),
        Setting.Number("SignIn:PassBytes", 0, Huge, o => o.SignIn.PassBytes, (o, n) => o.SignIn.PassBytes = n),
        Setting.Number("SignIn:PassBytesPerDay", 0, Huge, o => o.SignIn.PassBytesPerDay, (o, n) => o.SignIn.PassBytesPerDay = n),
        new Setting("SignIn", (_, text) => throw new SettingException("SignIn", text, "name one of its parts, such as SignIn:Issuer"), RequireWholeSignIn),
        Setting.YesNo("Notices:Hooks", (o, yes) => o.Notices.Hooks = yes),
        Setting.YesNo("Notices:PrivateTargets", (o, yes) => o.Notices.PrivateTargets = yes),
        Setting.Number("Picks:WritesPerSecond", 1, 1_000_000, o => o.Picks.WritesPerSecond, (o, n) => o.Picks.WritesPerSecond = (int)n),
        Setting.Number("Rates:AsksPerMinute", 1, 1_000_000, o => o.Rates.AsksPerMinute, (o, n) => o.Rates.AsksPerMinute = (int)n),
        Setting.Text(
            "Rates:TrustedProxies",
            options => string.Join(",", options.Rates.TrustedProxies),
            (options, text) => options.Rates.TrustedProxies = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            text => text!.Length == 0 || text.Split(',').All(Peers.CanRead),
            "give addresses or networks such as 127.0.0.0/8, with commas between them"),
        Setting.Number("Work:FreeSharesPerMinute", 0, 1_000_000, o => o.Work.FreeSharesPerMinute, (o, n) => o.Work.FreeSharesPerMinute = (int)n),
        Setting.Number("Uploads:BlobBytes", 1_048_576, Huge, o => o.Uploads.BlobBytes, (o, n) => o.Uploads.BlobBytes = n),
        Setting.Number("Uploads:ShareBytes", 1_048_576, Huge, o => o.Uploads.ShareBytes, (o, n) => o.Uploads.ShareBytes = n),
        Setting.Number("Uploads:ChunkBytes", 65_536, 1_073_741_824, o => o.Uploads.ChunkBytes, (o, n) => o.Uploads.ChunkBytes = (int)n),
        Setting.Number("Store:QuotaBytes", 0, Huge, o => o.Store.QuotaBytes, (o, n) => o.Store.QuotaBytes = n),
        Setting.Number("Store:ReserveBytes", 0, Huge, o => o.Store.ReserveBytes, (o, n) => o.Store.ReserveBytes = n),
    ];

    public static void Check(ServerOptions options)
    {
        foreach (Setting setting in All)
        {
            setting.Check(options);
        }
    }

    private static bool IsHost(string? text) => text is null || Uri.CheckHostName(text) != UriHostNameType.Unknown;

    private static void RequireFrom(ServerOptions options)
    {
        string? from = options.Codes.From;
        if (from is null ? options.Codes.AreOffered : ViewerAddress.Normalise(from) is null)
        {
            throw new SettingException("Codes:From", from, "give the mail address that messages with codes are from, such as pictures@example.org");
        }
    }

    private static void RequireWholeSignIn(ServerOptions options)
    {
        SignInOptions signIn = options.SignIn;
        if (!signIn.IsOffered)
        {
            return;
        }

        Require(signIn.ClientId is not null, "SignIn:ClientId", "give what the provider calls this server");
        Require(signIn.LetIn.Count > 0, "SignIn:LetIn", "say whom the provider's accounts let in, such as groups=photographers, or * for all of them");
        Require(options.PublicOrigin is not null, "PublicOrigin", "give what people reach this server by: the provider sends their browsers back there");
    }

    private static void Require(bool holds, string key, string mend)
    {
        if (!holds)
        {
            throw new SettingException(key, null, mend);
        }
    }

    private static bool IsIssuer(string? text)
        => text is null
            || (Uri.TryCreate(text, UriKind.Absolute, out Uri? issuer) && ProviderFacts.IsProtected(issuer) && issuer.UserInfo.Length + issuer.Query.Length + issuer.Fragment.Length == 0);

    private static bool IsName(string? text) => text is null || (text.Length is > 0 and <= 40 && !text.Any(char.IsControl));

    private static bool IsOrigin(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out Uri? origin)
            && origin.Scheme is "https" or "http"
            && origin.GetLeftPart(UriPartial.Authority) == text
            && origin.UserInfo.Length == 0;

    private static bool IsPath(string? text) => !string.IsNullOrWhiteSpace(text) && !text.Contains('\0', StringComparison.Ordinal);
}
