using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Darkslide.Server.Tests.Support;

/// <summary>Debian's mail server (Exim) on a port of its own, which keeps all that it takes in a folder.</summary>
public sealed partial class MailHouse : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("darkslide-mail-").FullName;
    private Process? exim;

    private MailHouse()
    {
    }

    public int Port { get; } = FreePort();

    public string CertificateFile => Path.Combine(folder, "certificate.pem");

    private string Taken => Path.Combine(folder, "taken");

    /// <summary>Its port is known, but nobody is there.</summary>
    public static MailHouse Closed() => new();

    public static async Task<MailHouse> Open(bool tls = false, int slowSeconds = 0)
    {
        var house = new MailHouse();
        await house.Begin(tls, slowSeconds);
        return house;
    }

    public async Task Begin(bool tls = false, int slowSeconds = 0)
    {
        MakeCertificate();
        foreach (string name in (string[])["spool", "log", "taken", "taken/new", "taken/cur", "taken/tmp"])
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            File.SetUnixFileMode(Path.Combine(folder, name), (UnixFileMode)511);
        }

        File.SetUnixFileMode(folder, (UnixFileMode)493);
        string configuration = Path.Combine(folder, "exim.conf");
        await File.WriteAllTextAsync(configuration, Configuration(tls, slowSeconds));
        exim = Process.Start(new ProcessStartInfo("/usr/sbin/exim4", ["-C", configuration, "-bdf"]) { RedirectStandardError = true })!;
        await Wait.Until(IsListening, "Exim does not listen.");
    }

    /// <summary>Waits for so many messages; all that came, oldest first.</summary>
    public async Task<string[]> Messages(int count)
    {
        await Wait.Until(() => Files().Length >= count, $"{count} messages did not come.");
        return [.. Files().OrderBy(File.GetLastWriteTimeUtc).Select(File.ReadAllText)];
    }

    public int Count => Files().Length;

    public static string CodeIn(string message) => Digits().Match(message).Value;

    /// <summary>Goes away; what came stays until this is disposed of.</summary>
    public void Close()
    {
        exim?.Kill(entireProcessTree: true);
        exim?.WaitForExit();
        exim?.Dispose();
        exim = null;
    }

    public void Dispose()
    {
        Close();
        Directory.Delete(folder, recursive: true);
    }

    private string[] Files() => Directory.Exists(Path.Combine(Taken, "new")) ? Directory.GetFiles(Path.Combine(Taken, "new")) : [];

    private bool IsListening()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string Configuration(bool tls, int slowSeconds) => $"""
        primary_hostname = mail.test
        local_interfaces = 127.0.0.1
        keep_environment =
        spool_directory = {folder}/spool
        log_file_path = {folder}/log/%slog
        pid_file_path = {folder}/exim.pid
        daemon_smtp_ports = {Port}
        exim_user = {User}
        exim_group = {User}
        acl_smtp_connect = connect
        acl_smtp_rcpt = rcpt
        host_lookup =
        rfc1413_query_timeout = 0s
        queue_only = false
        {(tls ? $"tls_advertise_hosts = *\ntls_certificate = {folder}/certificate.pem\ntls_privatekey = {folder}/key.pem" : "tls_advertise_hosts =")}
        begin acl
        connect:
          accept {(slowSeconds > 0 ? $"delay = {slowSeconds}s" : "")}
        rcpt:
          {(tls ? "deny !encrypted = *" : "")}
          accept
        begin routers
        all:
          driver = accept
          transport = keep
        begin transports
        keep:
          driver = appendfile
          directory = {Taken}
          maildir_format
          user = {User}
          group = {User}
          mode = 0644
        """;

    // As root it gives its rights up; a user's own runs as that user.
    private static string User => Environment.IsPrivilegedProcess ? "mail" : Environment.UserName;

    private void MakeCertificate()
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(150));
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        string keyFile = Path.Combine(folder, "key.pem");
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem(), Encoding.ASCII);
        File.SetUnixFileMode(keyFile, (UnixFileMode)420);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"(?<=^Subject: .*)\d{6}", RegexOptions.Multiline)]
    private static partial Regex Digits();
}
