using System.Diagnostics;

namespace Darkslide.Bench;

/// <summary>nginx with sendfile, serving one folder on a free port of the loopback.</summary>
internal sealed class Nginx : IDisposable
{
    private readonly Process process;
    private readonly string folder;

    private Nginx(Process process, string folder, Uri origin)
    {
        this.process = process;
        this.folder = folder;
        this.Origin = origin;
    }

    /// <summary>Where it listens.</summary>
    public Uri Origin { get; }

    /// <summary>Starts it with one file named <c>blob</c>.</summary>
    public static async Task<Nginx> StartAsync(byte[] blob)
    {
        string folder = Directory.CreateTempSubdirectory("darkslide-nginx-").FullName;
        // nginx changes to a user of its own, who must be able to read the folder.
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        await File.WriteAllBytesAsync(Path.Combine(folder, "blob"), blob);
        int port = RunningServer.FreePort();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "nginx.conf"),
            $$"""
            daemon off; worker_processes auto; pid {{folder}}/pid; error_log {{folder}}/error.log;
            events { worker_connections 256; }
            http {
              access_log off; sendfile on; tcp_nopush on; default_type application/octet-stream;
              client_body_temp_path {{folder}}/a; proxy_temp_path {{folder}}/b; fastcgi_temp_path {{folder}}/c; uwsgi_temp_path {{folder}}/d; scgi_temp_path {{folder}}/e;
              server { listen 127.0.0.1:{{port}}; root {{folder}}; }
            }
            """);
        Process process = Process.Start("nginx", ["-c", Path.Combine(folder, "nginx.conf")]);
        var origin = new Uri($"http://127.0.0.1:{port}");
        await RunningServer.WaitUntilAnsweringAsync(new Uri(origin, "/blob"), process);
        return new Nginx(process, folder, origin);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        this.process.Kill(entireProcessTree: true);
        this.process.WaitForExit();
        this.process.Dispose();
        Directory.Delete(this.folder, recursive: true);
    }
}
