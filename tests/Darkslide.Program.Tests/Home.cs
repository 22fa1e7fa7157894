using System.Text;

namespace Darkslide.Program.Tests;

/// <summary>A person's home folder, gone after the test; the program runs in it.</summary>
internal sealed class Home : IDisposable
{
    private readonly string? server;

    public Home(string? server = null) => this.server = server;

    public string Path { get; } = Directory.CreateTempSubdirectory("darkslide-home-").FullName;

    /// <summary>More variables for what is run.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), content);
        return At(name);
    }

    /// <summary>A folder <c>album</c> of pictures that take a moment each.</summary>
    public void WriteAlbum(int pictures)
    {
        for (int picture = 0; picture < pictures; picture++)
        {
            Write($"album/{picture:D3}.png", Pictures.Noise(600, 500, picture + 1));
        }
    }

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public void Apply(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(name => name.StartsWith("DARKSLIDE", StringComparison.Ordinal) || name.StartsWith("XDG_", StringComparison.Ordinal)).ToArray())
        {
            environment.Remove(name);
        }

        environment["HOME"] = Path;
        environment["TZ"] = "UTC";
        environment["DARKSLIDE_SERVER"] = server ?? "http://127.0.0.1:9";
        foreach ((string name, string value) in Variables)
        {
            environment[name] = value;
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
